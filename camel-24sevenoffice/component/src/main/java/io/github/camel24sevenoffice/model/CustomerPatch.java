/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.model;

import io.soabase.recordbuilder.core.RecordBuilder;

/** What to change on a {@link Customer}. Whether it is a company cannot be changed. */
@Json.Model
@RecordBuilder
public record CustomerPatch(
        Change<Customer.Person> person,
        Change<String> name,
        Change<String> organizationNumber,
        Change<String> externalReference,
        Change<Boolean> isSupplier,
        Change<Customer.Addresses> address,
        Change<Customer.Email> email,
        Change<String> phone,
        Change<String> mobilePhone,
        Change<String> note) {}
