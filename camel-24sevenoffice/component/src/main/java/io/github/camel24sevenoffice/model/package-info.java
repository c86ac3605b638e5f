/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The bodies of the API's requests and responses as records, for {@code outputType} or as a message body, with any Jackson
 * ObjectMapper that does not require values (FAIL_ON_NULL_CREATOR_PROPERTIES and
 * FAIL_ON_MISSING_CREATOR_PROPERTIES, which are off by default).
 *
 * <ul>
 *   <li>A record serves reading and creating, where one shape fits both. Leave fields that only the server sets null.
 *   <li>Every component may be null: the API did not send it, or it is not to be sent. Absent lists are null too.
 *   <li>Fields that a record lacks are ignored. Types that look like enums are open: values without a constant are kept.
 *   <li>In the bodies of a PATCH, whose names end in {@code Patch}, null leaves a field as it is, and a {@link
 *       io.github.camel24sevenoffice.model.Change} sets or empties it. Nulls inside a value that is set are not
 *       sent; to empty a nested field, send a Map instead.
 *   <li>All are immutable, and safe to share between threads. Those of more than three components have a builder,
 *       for example {@code CustomerBuilder}, or {@code CustomerAddressBuilder} for a nested record.
 *   <li>Amounts, rates and quantities are BigDecimals, exactly as they were written; rates are in percent, unless they
 *       are a currency's.
 * </ul>
 */
package io.github.camel24sevenoffice.model;
