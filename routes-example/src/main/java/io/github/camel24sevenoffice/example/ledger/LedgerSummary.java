/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.ledger;

import java.nio.file.Path;
import java.util.List;

/**
 * The result of an export.
 *
 * @param rows the transaction lines that were written
 * @param accounts the accounts that they are on
 * @param differences the accounts whose lines do not add up to their balance, in words; not modifiable
 */
public record LedgerSummary(long rows, double seconds, List<Path> files, int accounts, List<String> differences) {}
