/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.ledger;

import io.github.camel24sevenoffice.sandbox.data.Failure;
import io.github.camel24sevenoffice.sandbox.data.Operation;
import io.github.camel24sevenoffice.sandbox.data.Organization;
import io.github.camel24sevenoffice.sandbox.data.Request;
import io.github.camel24sevenoffice.sandbox.http.Response;
import io.github.camel24sevenoffice.sandbox.reference.Accounts;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Adds up the ledger by accounts and months. The contract says little of it; our reading: both dates are inclusive, amounts
 * are in the organization's currency, {@code type} says which date of a line counts, {@code periods} which months are shown,
 * and {@code keepIncoming} whether the first opening balance has what was there before. Accounts without lines are left out,
 * and nothing is transferred to other accounts at the end of a year.
 */
public final class AccountBalances {

    private static final List<String> SCOPES =
            List.of("api.accounting.transaction.accountbalance:read", "api.accounting.account:read");

    public static final List<Operation> OPERATIONS = List.of(
            new Operation("GET", "/accountbalances", SCOPES, (organization, request) -> new AccountBalances(
                            organization, request)
                    .all()),
            new Operation("GET", "/accountbalances/{id}", SCOPES, (organization, request) -> new AccountBalances(
                            organization, request)
                    .one()));

    private static final String PERIOD = "\\d{4}-\\d{2}-\\d{2}Z?";

    private final Organization organization;
    private final Request request;
    private final LocalDate dateFrom;
    private final LocalDate dateTo;
    private final boolean byPeriod;
    private final boolean keepIncoming;
    private final Set<YearMonth> shown;

    private AccountBalances(Organization organization, Request request) {
        this.organization = organization;
        this.request = request;
        dateFrom = request.requiredDate("dateFrom");
        dateTo = request.requiredDate("dateTo");
        byPeriod = byPeriod(request.parameter("type").orElse("Date"));
        keepIncoming = request.flag("keepIncoming").orElse(false);
        shown = periods(request);
    }

    private static boolean byPeriod(String type) {
        return switch (type) {
            case "Date" -> false;
            case "Period" -> true;
            default -> throw Failure.invalid("type", "enum");
        };
    }

    private static Set<YearMonth> periods(Request request) {
        // one by one, as a regular expression for all of them takes too deep a stack
        if (!Arrays.stream(request.parameter("periods").orElse("2000-01-01").split(",", -1))
                .allMatch(period -> period.matches(PERIOD))) {
            throw Failure.invalid("periods", "pattern");
        }
        try {
            return request.list("periods").stream()
                    .map(text -> YearMonth.from(LocalDate.parse(text.replace("Z", ""))))
                    .collect(Collectors.toSet());
        } catch (DateTimeException e) {
            throw Failure.invalid("periods", "format");
        }
    }

    private Response all() {
        return respond(balances());
    }

    private Response one() {
        Accounts.Account account = Accounts.byId(request.id("id"));
        return respond(balances().stream()
                .filter(element -> element.account().id() == account.id())
                .toList());
    }

    private List<AccountBalance> balances() {
        FiscalPeriods fiscal = FiscalPeriods.of(organization);
        // there is nothing outside the fiscal years, and a request for a thousand years must not list all their months
        LocalDate first = dateFrom.isBefore(fiscal.firstDay()) ? fiscal.firstDay() : dateFrom;
        LocalDate last = dateTo.isAfter(fiscal.lastDay()) ? fiscal.lastDay() : dateTo;
        if (last.isBefore(first)) {
            return List.of();
        }
        Map<YearMonth, Map<Integer, BigDecimal>> changes = new TreeMap<>();
        for (YearMonth month = YearMonth.from(first); !month.atDay(1).isAfter(last); month = month.plusMonths(1)) {
            LocalDate from = month.atDay(1).isBefore(first) ? first : month.atDay(1);
            LocalDate to = month.atEndOfMonth().isAfter(last) ? last : month.atEndOfMonth();
            changes.put(month, Ledger.of(organization).changes(from, to.plusDays(1), byPeriod));
        }
        Map<Integer, BigDecimal> incoming =
                keepIncoming ? Ledger.of(organization).changes(fiscal.firstDay(), first, byPeriod) : Map.of();
        Set<Integer> accounts = new TreeSet<>(incoming.keySet());
        changes.values().forEach(month -> accounts.addAll(month.keySet()));
        return accounts.stream()
                .map(number -> balance(number, incoming.getOrDefault(number, BigDecimal.ZERO), changes))
                .toList();
    }

    private AccountBalance balance(int number, BigDecimal incoming, Map<YearMonth, Map<Integer, BigDecimal>> changes) {
        Accounts.Account account = Accounts.byNumber(number).orElseThrow();
        List<Balance> months = new ArrayList<>();
        BigDecimal opening = incoming;
        for (Map.Entry<YearMonth, Map<Integer, BigDecimal>> month : changes.entrySet()) {
            BigDecimal change = month.getValue().getOrDefault(number, BigDecimal.ZERO);
            BigDecimal closing = opening.add(change);
            if (shown.isEmpty() || shown.contains(month.getKey())) {
                months.add(new Balance(
                        month.getKey().atDay(1).toString(), amount(opening), amount(closing), amount(change)));
            }
            opening = closing;
        }
        return new AccountBalance(new AccountName(account.id(), account.number(), account.name()), months);
    }

    private static BigDecimal amount(BigDecimal exact) {
        return Ledger.plain(Ledger.rounded(exact));
    }

    /** JSON, or its other form with more around it, for those who ask for that. */
    private Response respond(List<AccountBalance> balances) {
        String accept = request.headers().apply("Accept");
        if (accept == null || !accept.contains("application/hal")) {
            return Response.ok(balances);
        }
        Map<String, Object> hal = new LinkedHashMap<>();
        hal.put("_embedded", Map.of("records", balances));
        hal.put("beginningAt", dateFrom.toString());
        hal.put("endingAt", dateTo.toString());
        hal.put("fiscals", fiscals());
        return Response.ok(hal).with("Content-Type", "application/hal");
    }

    private List<Fiscal> fiscals() {
        FiscalPeriods fiscal = FiscalPeriods.of(organization);
        List<Fiscal> years = new ArrayList<>();
        for (LocalDate day = fiscal.firstDay(); day.isBefore(fiscal.lastDay()); day = day.plusYears(1)) {
            LocalDate end = day.plusYears(1).minusDays(1);
            if (!end.isBefore(dateFrom) && !day.isAfter(dateTo)) {
                years.add(new Fiscal(day.toString(), end.toString()));
            }
        }
        return years;
    }

    private record AccountBalance(AccountName account, List<Balance> balances) {}

    private record AccountName(int id, int number, String name) {}

    private record Balance(String date, BigDecimal opening, BigDecimal closing, BigDecimal change) {}

    private record Fiscal(String startingDate, String endingAt) {}
}
