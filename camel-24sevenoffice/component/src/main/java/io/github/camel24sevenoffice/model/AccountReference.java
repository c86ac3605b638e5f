/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

/** The account that something is booked on. */
@Json.Model
public record AccountReference(Long id, Integer number, String name) {}
