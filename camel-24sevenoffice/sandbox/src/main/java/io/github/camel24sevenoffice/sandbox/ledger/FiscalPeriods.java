/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.ledger;

import io.github.camel24sevenoffice.sandbox.data.Failure;
import io.github.camel24sevenoffice.sandbox.data.Operation;
import io.github.camel24sevenoffice.sandbox.data.Organization;
import io.github.camel24sevenoffice.sandbox.data.Request;
import io.github.camel24sevenoffice.sandbox.http.Response;
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
public final class FiscalPeriods {

    public static final List<Operation> OPERATIONS = List.of(Operation.of(
            "GET", "/fiscalperiods", "api.accounting.fiscalperiod:read", (organization, request) -> FiscalPeriods.of(
                            organization)
                    .list(request)));

    private static final int MONTHS = 12;

    private final String organizationId;
    private final Clock clock;
    private final int closedYear;

    private FiscalPeriods(Organization organization) {
        this.organizationId = organization.id();
        this.clock = organization.clock();
        this.closedYear = year() - 2;
    }

    /**
     * @param organization an organization
     * @return its fiscal periods
     */
    static FiscalPeriods of(Organization organization) {
        return organization.module(FiscalPeriods.class, FiscalPeriods::new);
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
