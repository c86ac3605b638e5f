/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.ledger;

import java.nio.file.Path;
import java.util.List;

/**
 * The result of an export.
 *
 * @param rows the transaction lines that were written
 * @param accounts the number of accounts
 * @param differences one sentence for each account whose lines do not add up to its balance; not modifiable
 */
public record LedgerSummary(long rows, double seconds, List<Path> files, int accounts, List<String> differences) {}
