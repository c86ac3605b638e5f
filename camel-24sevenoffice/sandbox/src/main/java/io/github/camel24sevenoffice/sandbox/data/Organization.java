/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.Change;
import io.github.camel24sevenoffice.sandbox.http.Response;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * One customer of the service with its own data. The modules of the API keep their data in {@link #module}. Operations that
 * write run one at a time, so that what they change in several places changes at once.
 */
public final class Organization {

    private final ReentrantLock writing = new ReentrantLock();
    /** Reentrant, since a module may need another one to be made. */
    private final ReentrantLock making = new ReentrantLock();

    private final Map<Class<?>, Object> modules = new ConcurrentHashMap<>();
    private final String id;
    private final Clock clock;
    private final Settings settings;
    private final Volume volume;
    private final Changes changes;

    /**
     * @param id its id, digits only
     * @param clock the time of the service
     * @param settings the switches of the service
     * @param volume the transaction lines that it has from the start
     * @param changes where the changes of its rows are noted
     */
    public Organization(String id, Clock clock, Settings settings, Volume volume, Changes changes) {
        this.id = id;
        this.clock = clock;
        this.settings = settings;
        this.volume = volume;
        this.changes = changes;
    }

    /**
     * @param operation an operation of the API
     * @param request a request for it
     * @return its response
     */
    public Response call(Operation operation, Request request) {
        if (operation.isRead()) {
            return operation.handler().handle(this, request);
        }
        writing.lock();
        try {
            return operation.handler().handle(this, request);
        } finally {
            writing.unlock();
        }
    }

    /**
     * @param type the class that keeps the data of a module
     * @param maker makes it when it is needed first
     * @param <T> the class
     * @return the one object of the class in this organization
     */
    public <T> T module(Class<T> type, Function<Organization, T> maker) {
        Object module = modules.get(type);
        if (module != null) {
            return type.cast(module);
        }
        making.lock();
        try {
            module = modules.get(type);
            if (module == null) {
                module = maker.apply(this);
                modules.put(type, module);
            }
            return type.cast(module);
        } finally {
            making.unlock();
        }
    }

    /** Forgets all data, so that each module begins again as it began. */
    public void clear() {
        writing.lock();
        making.lock();
        try {
            modules.clear();
        } finally {
            making.unlock();
            writing.unlock();
        }
    }

    /**
     * @param resource the path of the list: {@code customers}
     * @param id the id of the row
     * @param row the row after the change; null when it is deleted
     */
    public void noteChange(String resource, Object id, Change.Kind kind, ObjectNode row) {
        changes.add(this.id, resource, id, kind, row);
    }

    public String id() {
        return id;
    }

    public Clock clock() {
        return clock;
    }

    public Settings settings() {
        return settings;
    }

    public Volume volume() {
        return volume;
    }

    public Paging paging() {
        return new Paging(settings);
    }
}
