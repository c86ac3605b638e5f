/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.benchmark;

import io.github.camel24sevenoffice.error.TsOfficeConnectionFailedException;
import io.github.camel24sevenoffice.error.TsOfficeServerException;
import io.github.camel24sevenoffice.error.TsOfficeUnreadableResponseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;

/** What the routes have reported, to be compared with what the service has. Safe for use by several threads. */
final class Ledger {

    /** Whether an order was reported as created, by organization and reference; false when its exchange has failed. */
    private final Map<String, Boolean> orders = new ConcurrentHashMap<>();

    private final Map<String, AtomicLong> created = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> unknown = new ConcurrentHashMap<>();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();

    void order(String organization, String reference, Exchange exchange) {
        read(exchange);
        orders.put(organization + " " + reference, exchange.getException() == null);
    }

    void customer(String organization, Exchange exchange) {
        read(exchange);
        Exception failure = exchange.getException();
        boolean mayBeDone = failure instanceof TsOfficeServerException
                || failure instanceof TsOfficeConnectionFailedException
                || failure instanceof TsOfficeUnreadableResponseException;
        if (failure == null || mayBeDone) {
            (failure == null ? created : unknown)
                    .computeIfAbsent(organization, key -> new AtomicLong())
                    .incrementAndGet();
        }
    }

    void read(Exchange exchange) {
        calls.incrementAndGet();
        if (exchange.getException() != null) {
            failed.incrementAndGet();
        }
    }

    /** Each order that was reported exists, and none exists twice. */
    void checkOrders(String organization, List<?> rows) {
        Set<String> there = new HashSet<>();
        for (Object row : rows) {
            String key = organization + " " + ((Map<?, ?>) row).get("referenceNumber");
            if (!there.add(key)) {
                throw new IllegalStateException("An order exists twice: " + key);
            }
            if (!orders.containsKey(key)) {
                throw new IllegalStateException("An order was never sent: " + key);
            }
        }
        orders.forEach((key, reported) -> {
            if (reported && key.startsWith(organization + " ") && !there.contains(key)) {
                throw new IllegalStateException("An order was reported, but does not exist: " + key);
            }
        });
    }

    /** As many customers exist as were reported, and at most those more whose outcome was reported as unknown. */
    void checkCustomers(String organization, int there) {
        long least = created.getOrDefault(organization, new AtomicLong()).get();
        long most = least + unknown.getOrDefault(organization, new AtomicLong()).get();
        if (there < least || there > most) {
            throw new IllegalStateException("Organization " + organization + " has " + there + " customers, but "
                    + least + " to " + most + " were reported");
        }
    }

    /** Calls, failed calls, and orders that were reported. */
    Object[] counts() {
        return new Object[] {
            calls.get(),
            failed.get(),
            orders.values().stream().filter(reported -> reported).count()
        };
    }
}
