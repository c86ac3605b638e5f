/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The fiscal years of one organization, calendar years of twelve periods: the year before last at the time that the sandbox
 * was made, which is closed, and all years since, which are open. That a year is closed is nowhere to be read in the API;
 * it shows when something is posted.
 */
final class FiscalPeriods {

    static final List<Operation> OPERATIONS = List.of(Operation.of(
            "GET", "/fiscalperiods", "api.accounting.fiscalperiod:read", (organization, request) -> organization
                    .fiscalPeriods()
                    .list(request)));

    private static final int MONTHS = 12;

    private final String organizationId;
    private final Clock clock;
    private final int closedYear;

    FiscalPeriods(String organizationId, Clock clock) {
        this.organizationId = organizationId;
        this.clock = clock;
        this.closedYear = year() - 2;
    }

    LocalDate firstDay() {
        return LocalDate.of(closedYear, 1, 1);
    }

    LocalDate firstOpenDay() {
        return LocalDate.of(closedYear + 1, 1, 1);
    }

    LocalDate lastDay() {
        return LocalDate.of(lastYear(), MONTHS, 31);
    }

    /** Whether something may be posted on the day. */
    boolean isOpen(LocalDate day) {
        return !day.isBefore(firstOpenDay()) && !day.isAfter(lastDay());
    }

    private Response list(Request request) {
        String type = request.parameter("type").orElse("Year");
        if (!List.of("Year", "Period", "All").contains(type)) {
            throw Failure.invalid("type", "enum");
        }
        List<FiscalPeriod> periods = new ArrayList<>();
        for (int year = closedYear; year <= lastYear(); year++) {
            if (!type.equals("Period")) {
                periods.add(period("Year", LocalDate.of(year, 1, 1), LocalDate.of(year, MONTHS, 31)));
            }
            for (int month = 1; month <= MONTHS && !type.equals("Year"); month++) {
                YearMonth of = YearMonth.of(year, month);
                periods.add(period("Period", of.atDay(1), of.atEndOfMonth()));
            }
        }
        return Response.ok(periods);
    }

    private FiscalPeriod period(String type, LocalDate start, LocalDate end) {
        // an id that is the same whenever it is asked for
        UUID id = UUID.nameUUIDFromBytes((organizationId + type + start).getBytes(StandardCharsets.UTF_8));
        return new FiscalPeriod(id.toString(), type, start.toString(), end.toString());
    }

    private int lastYear() {
        return Math.max(closedYear + 2, year());
    }

    private int year() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).getYear();
    }

    private record FiscalPeriod(String id, String type, String startingDate, String endingDate) {}
}
