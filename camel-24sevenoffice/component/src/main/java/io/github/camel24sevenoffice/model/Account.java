/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import io.soabase.recordbuilder.core.RecordBuilder;

/**
 * An account of the chart of accounts.
 *
 * @param taxId the id of its tax code, which is not the tax code's number
 */
@Json.Model
@RecordBuilder
public record Account(Long id, Integer number, String name, Long taxId) {}
