/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.ledger;

import io.github.camel24sevenoffice.model.AccountBalance;
import io.github.camel24sevenoffice.model.TransactionLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Adds up transaction lines by account, in the organization's own currency. */
final class Sums {

    private final Map<Integer, BigDecimal> byAccount = new TreeMap<>();

    void add(TransactionLine line) {
        byAccount.merge(line.account().number(), baseAmount(line), BigDecimal::add);
    }

    int accounts() {
        return byAccount.size();
    }

    /** The amount in the organization's own currency. */
    static BigDecimal baseAmount(TransactionLine line) {
        BigDecimal rate = line.currency() == null ? null : line.currency().rate();
        return rate == null ? line.amount() : line.amount().multiply(rate);
    }

    /** One sentence for each account for which the API has another sum. */
    List<String> differences(List<AccountBalance> balances) {
        Map<Integer, BigDecimal> expected = new TreeMap<>();
        for (AccountBalance balance : balances) {
            List<AccountBalance.Balance> periods = balance.balances();
            if (!periods.isEmpty()) {
                expected.put(
                        balance.account().number(),
                        periods.get(periods.size() - 1)
                                .closing()
                                .subtract(periods.get(0).opening()));
            }
        }
        TreeSet<Integer> accounts = new TreeSet<>(byAccount.keySet());
        accounts.addAll(expected.keySet());
        List<String> differences = new ArrayList<>();
        for (Integer account : accounts) {
            BigDecimal lines = rounded(byAccount.getOrDefault(account, BigDecimal.ZERO));
            BigDecimal said = rounded(expected.getOrDefault(account, BigDecimal.ZERO));
            if (lines.compareTo(said) != 0) {
                differences.add("account " + account + ": the lines add up to " + lines + ", the balance says " + said);
            }
        }
        return differences;
    }

    private static BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
