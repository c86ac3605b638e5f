/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;

/**
 * A tax code.
 *
 * @param number what users and vouchers know it by; not the id
 * @param rate in percent: 25 is 25 %
 */
@Json.Model
@RecordBuilder
public record Tax(Integer id, Integer number, String name, BigDecimal rate) {}
