/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.Change;
import io.github.camel24sevenoffice.sandbox.data.Failure;
import io.github.camel24sevenoffice.sandbox.data.Organization;
import io.github.camel24sevenoffice.sandbox.data.Sequence;
import io.github.camel24sevenoffice.sandbox.data.Source;
import io.github.camel24sevenoffice.sandbox.reference.TransactionTypes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The transaction lines of one organization: first those that are generated, in the order of their dates, then those that
 * were posted, in the order of posting. So a voucher that is posted while pages are read moves no line to another page.
 * The order of the real service is unknown.
 */
public final class Ledger {

    private static final int DECIMALS = 2;

    /** Whole vouchers, so that no reader sees half of one. */
    private final Queue<ArrayNode> vouchers = new ConcurrentLinkedQueue<>();

    private final Organization organization;
    private final Map<Integer, Sequence> numbers;
    private final GeneratedLines generated;

    private Ledger(Organization organization) {
        this.organization = organization;
        FiscalPeriods periods = FiscalPeriods.of(organization);
        generated =
                new GeneratedLines(organization.volume(), organization.id(), periods.firstOpenDay(), periods.lastDay());
        // each type of transaction has its own series
        numbers = TransactionTypes.ALL.stream()
                .collect(Collectors.toUnmodifiableMap(
                        TransactionTypes.TransactionType::id, type -> new Sequence(generated.lastNumber())));
    }

    /**
     * @param organization an organization
     * @return its ledger
     */
    static Ledger of(Organization organization) {
        return organization.module(Ledger.class, Ledger::new);
    }

    /**
     * @param organization an organization
     * @return all its lines with their dimensions, to be read only
     */
    public static Source all(Organization organization) {
        FiscalPeriods periods = FiscalPeriods.of(organization);
        return of(organization)
                .find(LineQuery.between(periods.firstDay(), periods.lastDay().plusDays(1)));
    }

    int nextNumber(TransactionTypes.TransactionType type) {
        return numbers.get(type.id()).next();
    }

    /** Adds a voucher of lines as reading shows them, all with their {@code dimensions}. */
    void add(ArrayNode lines) {
        vouchers.add(lines.deepCopy());
        for (JsonNode line : lines) {
            organization.noteChange(
                    "transactionlines", line.path("id").textValue(), Change.Kind.CREATED, (ObjectNode) line);
        }
    }

    /** Lines with their dimensions, to be read only. */
    Source find(LineQuery query) {
        Source first = generated.find(query);
        Source second = Source.of(posted().filter(query::matches).toList());
        return new Source() {
            @Override
            public long size() {
                return first.size() + second.size();
            }

            @Override
            public List<ObjectNode> slice(long from, int count) {
                List<ObjectNode> rows = first.slice(Math.min(from, first.size()), count);
                return Stream.concat(
                                rows.stream(),
                                second.slice(Math.max(0, from - first.size()), count - rows.size()).stream())
                        .toList();
            }
        };
    }

    /** A line with its dimensions, to be read only. */
    ObjectNode get(UUID id) {
        return generated
                .find(id)
                .or(() -> posted().filter(line -> line.path("id").textValue().equals(id.toString()))
                        .findFirst())
                .orElseThrow(() -> Failure.notFound("transaction line"));
    }

    /**
     * What happened in a time on the accounts on which something did, by their numbers, in the organization's currency.
     *
     * @param byPeriod whether the date of the accounting period counts, not that of the line
     */
    Map<Integer, BigDecimal> changes(LocalDate from, LocalDate before, boolean byPeriod) {
        Map<Integer, BigDecimal> changes = new TreeMap<>();
        generated.sum(
                from, before, (account, sum) -> changes.merge(account, BigDecimal.valueOf(sum, 4), BigDecimal::add));
        posted().filter(line -> {
                    LocalDate date = LocalDate.parse(
                            line.path(byPeriod ? "periodDate" : "date").textValue());
                    return !date.isBefore(from) && date.isBefore(before);
                })
                .forEach(line -> changes.merge(line.at("/account/number").intValue(), base(line), BigDecimal::add));
        return changes;
    }

    /** The amount of a line in the organization's currency. */
    static BigDecimal base(ObjectNode line) {
        return line.path("amount")
                .decimalValue()
                .multiply(line.at("/currency/rate").decimalValue());
    }

    static BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    /** The same number without zeros at its end, and never with an exponent. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static void addDimension(ArrayNode dimensions, Dimensions.Element element) {
        dimensions
                .addObject()
                .put("dimensionType", element.dimensionType())
                .put("dimensionTypeName", Dimensions.typeName(element.dimensionType()))
                .put("value", element.value())
                .put("name", element.name());
    }

    private Stream<ObjectNode> posted() {
        return vouchers.stream()
                .flatMap(voucher -> StreamSupport.stream(voucher.spliterator(), false))
                .map(ObjectNode.class::cast);
    }
}
