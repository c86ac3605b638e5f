/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.ledger;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camel24sevenoffice.sandbox.data.Source;
import io.github.camel24sevenoffice.sandbox.data.Timestamp;
import io.github.camel24sevenoffice.sandbox.data.Volume;
import io.github.camel24sevenoffice.sandbox.http.Json;
import io.github.camel24sevenoffice.sandbox.reference.Accounts;
import io.github.camel24sevenoffice.sandbox.reference.Currencies;
import io.github.camel24sevenoffice.sandbox.reference.Taxes;
import io.github.camel24sevenoffice.sandbox.reference.TransactionTypes;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.ObjLongConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Transaction lines in any number that are nowhere kept: what a line looks like follows from the seed and its place in the
 * list, whenever it is asked for. Vouchers have two lines of the same amount, one positive, one negative. They come in cycles
 * of one voucher of every kind, spread evenly over the open fiscal years, so that dates, numbers and accounts lead to places
 * in the list by arithmetic, and no filter has to look at all lines.
 */
public final class GeneratedLines {

    private static final int LINES = 2;

    /** Lines are created before their day, so that none is from the future, whatever day it is. */
    private static final Duration AHEAD = Duration.ofDays(366);

    private static final long FIRST_INVOICE = 10_000;
    private static final long LEAST_CENTS = 10_000;
    private static final long MOST_CENTS = 2_500_000;
    private static final int DAYS_TO_PAY = 14;

    // the numbers of SplitMix64
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long FACTOR_1 = 0xBF58476D1CE4E5B9L;
    private static final long FACTOR_2 = 0x94D049BB133111EBL;

    // of a UUID of version 4
    private static final long VERSION_MASK = 0xF000L;
    private static final long VERSION = 0x4000L;
    private static final long VARIANT = 1L << 63;
    private static final long PLACE_MASK = (1L << 62) - 1;

    private static final long TRANSACTION = 1;
    private static final long LINE = 2;

    private static final String OWN = Currencies.LOCAL;

    private static final List<Kind> KINDS = List.of(
            new Kind(1, 1500, 3100, 5, true, OWN, "1", "Invoice"),
            new Kind(3, 1920, 1500, 0, true, OWN, "1", "Payment of invoice"),
            new Kind(2, 6800, 2400, 0, false, OWN, "1", "Office supplies"),
            new Kind(5, 5000, 1920, 0, false, OWN, "1", "Salary"),
            new Kind(9, 1500, 3150, 51, false, "EUR", "11.5", "Sale abroad"));

    private static final List<Dimensions.Element> DEPARTMENTS = Dimensions.fixed(Dimensions.DEPARTMENT);
    private static final List<Dimensions.Element> PROJECTS = Dimensions.fixed(Dimensions.PROJECT);

    private final long vouchers;
    private final long seed;
    private final long start;
    private final long seconds;

    /**
     * @param firstDay the day of the first line
     * @param lastDay the day of the last line, if there are enough for all days
     */
    GeneratedLines(Volume volume, String organizationId, LocalDate firstDay, LocalDate lastDay) {
        vouchers = volume.lines() / LINES;
        // the ids of different organizations have to be different
        seed = mix(volume.seed() + mix(Long.parseUnsignedLong(organizationId)));
        start = second(firstDay);
        seconds = second(lastDay.plusDays(1)) - start;
    }

    private static long second(LocalDate day) {
        return day.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    }

    /** The highest number of a transaction, which is the same for all types, or nearly. */
    int lastNumber() {
        return (int) ((vouchers + KINDS.size() - 1) / KINDS.size());
    }

    Source find(LineQuery query) {
        return vouchersOf(query)
                .map(places -> Source.of(places.filter(voucher -> voucher >= 0 && voucher < vouchers)
                        .flatMap(voucher -> LongStream.range(voucher * LINES, (voucher + 1) * LINES))
                        .mapToObj(this::line)
                        .filter(query::matches)
                        .toList()))
                .orElseGet(() -> range(query));
    }

    Optional<ObjectNode> find(UUID id) {
        return place(LINE, id, vouchers * LINES).stream().mapToObj(this::line).findFirst();
    }

    /**
     * Adds up the vouchers of a time.
     *
     * @param add takes the number of an account with the sum of one of its kinds of lines, in ten-thousandths
     */
    void sum(LocalDate from, LocalDate before, ObjLongConsumer<Integer> add) {
        long first = firstVoucher(second(from));
        long end = firstVoucher(second(before));
        long[] sums = new long[KINDS.size()];
        int kind = (int) (first % KINDS.size());
        for (long voucher = first; voucher < end; voucher++) {
            sums[kind] += cents(voucher);
            kind = kind + 1 == sums.length ? 0 : kind + 1;
        }
        for (int i = 0; i < sums.length && i < end - first; i++) {
            int of = (int) ((first + i) % KINDS.size());
            long sum = sums[of] * KINDS.get(of).hundredfoldRate();
            add.accept(KINDS.get(of).debit(), sum);
            add.accept(KINDS.get(of).credit(), -sum);
        }
    }

    /** The vouchers that a number or an id can mean, when the query has one. */
    private Optional<LongStream> vouchersOf(LineQuery query) {
        if (query.transactionId().isPresent()) {
            return query.transactionId().map(id -> place(TRANSACTION, id, vouchers).stream());
        }
        return query.transactionNumber().map(GeneratedLines::cycle).or(() -> query.invoiceNumber()
                .map(GeneratedLines::invoicedCycle));
    }

    private static LongStream invoicedCycle(String number) {
        return number.matches("\\d{1,18}")
                ? cycle(BigDecimal.valueOf(Long.parseLong(number) - FIRST_INVOICE + 1))
                : LongStream.empty();
    }

    private static LongStream cycle(BigDecimal number) {
        // compared first: computing with extreme exponents from a request would take all memory
        if (number.compareTo(BigDecimal.ONE) < 0 || number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
            return LongStream.empty();
        }
        // a fraction is no number of anything; the comparison with the lines will show it
        return LongStream.range((number.longValue() - 1) * KINDS.size(), number.longValue() * KINDS.size());
    }

    /** The lines of a time; when the query is for certain kinds of lines, every so-many-th of them. */
    private Source range(LineQuery query) {
        long first = firstVoucher(second(query.from()));
        if (query.since().isPresent()) {
            first = Math.max(first, firstVoucher(query.since().get() + AHEAD.toSeconds()));
        }
        long from = first * LINES;
        long lines = Math.max(0, firstVoucher(second(query.before())) * LINES - from);
        int period = KINDS.size() * LINES;
        int[] steps = IntStream.range(0, (int) Math.min(period, lines))
                .filter(step -> query.matchesKind(line(from + step)))
                .toArray();
        long rest = IntStream.of(steps).filter(step -> step < lines % period).count();
        long size = lines / period * steps.length + rest;
        return new Source() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public List<ObjectNode> slice(long begin, int count) {
                return LongStream.range(begin, Math.min(size, begin + count))
                        .map(row -> from + row / steps.length * period + steps[(int) (row % steps.length)])
                        .mapToObj(GeneratedLines.this::line)
                        .toList();
            }
        };
    }

    /** The first voucher at or after a second since 1970. */
    private long firstVoucher(long second) {
        long since = second - start;
        if (since <= 0) {
            return 0;
        }
        return since >= seconds ? vouchers : -Math.floorDiv(-(since * vouchers), seconds);
    }

    private ObjectNode line(long place) {
        long voucher = place / LINES;
        long cycle = voucher / KINDS.size();
        boolean positive = place % LINES == 0;
        Kind kind = KINDS.get((int) (voucher % KINDS.size()));
        Instant time = Instant.ofEpochSecond(start + voucher * seconds / vouchers);
        LocalDate date = LocalDate.ofInstant(time, ZoneOffset.UTC);
        String created = Timestamp.SECONDS.text(time.minus(AHEAD));
        Accounts.Account account =
                Accounts.byNumber(positive ? kind.debit() : kind.credit()).orElseThrow();
        Taxes.Tax tax = Taxes.byNumber(positive ? 0 : kind.creditTax()).orElseThrow();
        long cents = cents(voucher);

        ObjectNode line = Json.MAPPER.createObjectNode();
        line.put("id", id(LINE, place).toString());
        line.putObject("transaction")
                .put("id", id(TRANSACTION, voucher).toString())
                .put("number", cycle + 1);
        line.putObject("account").put("id", account.id()).put("number", account.number());
        line.putObject("transactionType")
                .put("id", TransactionTypes.byNumber(kind.type()).orElseThrow().id());
        line.putObject("tax").put("id", tax.id()).put("rate", tax.rate());
        line.put("amount", Ledger.plain(BigDecimal.valueOf(positive ? cents : -cents, 2)));
        line.putObject("currency").put("code", kind.currency()).put("rate", new BigDecimal(kind.rate()));
        line.put("date", date.toString());
        String invoice = String.valueOf(FIRST_INVOICE + cycle);
        if (kind.invoiced()) {
            line.putObject("invoice")
                    .put("number", invoice)
                    .put("dueDate", date.plusDays(DAYS_TO_PAY).toString());
        }
        dimensions(line.putArray("dimensions"), voucher, account);
        line.put("comment", kind.invoiced() ? kind.comment() + " " + invoice : kind.comment());
        return line.put("periodDate", date.toString()).put("createdAt", created).put("modifiedAt", created);
    }

    /** On income and expenses a department, and on some of them a project. */
    private void dimensions(ArrayNode dimensions, long voucher, Accounts.Account account) {
        if (account.number() < 3000) {
            return;
        }
        int random = (int) (mix(seed ^ mix(voucher)) >>> 40);
        Ledger.addDimension(dimensions, DEPARTMENTS.get(random % DEPARTMENTS.size()));
        if (random % 4 == 0) {
            Ledger.addDimension(dimensions, PROJECTS.get(random / 4 % PROJECTS.size()));
        }
    }

    private long cents(long voucher) {
        return LEAST_CENTS + (mix(seed + voucher * GOLDEN) >>> 1) % (MOST_CENTS - LEAST_CENTS);
    }

    private UUID id(long of, long place) {
        long low = VARIANT | ((place ^ mix(seed + of)) & PLACE_MASK);
        return new UUID((mix(seed ^ mix(low + of)) & ~VERSION_MASK) | VERSION, low);
    }

    /** The place that an id was made of, if it was. */
    private OptionalLong place(long of, UUID id, long places) {
        long place = (id.getLeastSignificantBits() ^ mix(seed + of)) & PLACE_MASK;
        return place < places && id(of, place).equals(id) ? OptionalLong.of(place) : OptionalLong.empty();
    }

    private static long mix(long value) {
        long mixed = value + GOLDEN;
        mixed = (mixed ^ (mixed >>> 30)) * FACTOR_1;
        mixed = (mixed ^ (mixed >>> 27)) * FACTOR_2;
        return mixed ^ (mixed >>> 31);
    }

    /**
     * What the vouchers of a kind have in common.
     *
     * @param debit the account of the positive line
     * @param credit the account of the negative line
     * @param creditTax the number of its tax code, which is one without VAT to be worked out
     */
    private record Kind(
            int type,
            int debit,
            int credit,
            int creditTax,
            boolean invoiced,
            String currency,
            String rate,
            String comment) {

        private long hundredfoldRate() {
            return new BigDecimal(rate).movePointRight(2).longValueExact();
        }
    }
}
