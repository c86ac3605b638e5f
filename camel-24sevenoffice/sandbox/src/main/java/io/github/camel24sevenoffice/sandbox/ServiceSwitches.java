/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import io.github.camel24sevenoffice.sandbox.data.Settings;

/**
 * The switches for what is not published about the real service. Each default is our reading. A client that passes with
 * both settings of a switch need not know the truth. Not safe for use by several threads.
 *
 * @param <B> the builder that the methods return
 */
public abstract class ServiceSwitches<B extends ServiceSwitches<B>> {

    private final Settings.Builder settings = Settings.builder();

    ServiceSwitches() {}

    abstract B self();

    Settings settings() {
        return settings.build();
    }

    /**
     * @param value how links to other pages are written; {@link LinkStyle#ABSOLUTE} by default, as in all examples. The
     *     contract does not say it.
     * @return this
     */
    public B linkStyle(LinkStyle value) {
        settings.linkStyle(value);
        return self();
    }

    /**
     * @param value the relation of the link to the page before; {@code previous} by default, as in the contract. Clients
     *     know {@code prev} too.
     * @return this
     */
    public B previousRelation(String value) {
        settings.previousRelation(value);
        return self();
    }

    /**
     * @param value whether a {@code limit} over the maximum is refused with 400; false by default, which lowers it to the
     *     maximum
     * @return this
     */
    public B refuseLimitOverMaximum(boolean value) {
        settings.refuseLimitOverMaximum(value);
        return self();
    }

    /**
     * @param value whether {@code modifiedFrom} and {@code createdFrom} leave out rows of exactly that instant, where the
     *     contract does not say that they include them; false by default
     * @return this
     */
    public B modifiedFromExclusive(boolean value) {
        settings.modifiedFromExclusive(value);
        return self();
    }

    /**
     * @param value whether the street of an order's customer is an array of its lines; false by default, which is a string,
     *     as in the contract. The real service was seen to send both.
     * @return this
     */
    public B streetAsArray(boolean value) {
        settings.streetAsArray(value);
        return self();
    }

    /**
     * @param value whether an invoiced order has its invoice number only from the second read on; false by default, which is
     *     at once
     * @return this
     */
    public B invoiceNumberLater(boolean value) {
        settings.invoiceNumberLater(value);
        return self();
    }

    /**
     * @param value how often the state of an uploaded file is Pending before it is Completed, at least 0; 1 by default
     * @return this
     */
    public B uploadPolls(int value) {
        settings.uploadPolls(value);
        return self();
    }

    /**
     * @param value the status for a bank transaction whose reference is taken; 409 by default. The contract speaks of a
     *     warning, and names no status.
     * @return this
     */
    public B duplicateReferenceStatus(int value) {
        settings.duplicateReferenceStatus(status("duplicateReferenceStatus", value));
        return self();
    }

    /**
     * @param value whether an order can be invoiced only when it, or each of its lines, has a department; false by default.
     *     The contract names the error, not when it occurs.
     * @return this
     */
    public B departmentRequired(boolean value) {
        settings.departmentRequired(value);
        return self();
    }

    /**
     * @param value the same as {@link #departmentRequired(boolean)} for a project
     * @return this
     */
    public B projectRequired(boolean value) {
        settings.projectRequired(value);
        return self();
    }

    /**
     * @param value the body of the API's responses 401, 403, 404 and 409; {@link ErrorBody#JSON} by default, as in the
     *     contract. A gateway in front of a service often sends another one.
     * @return this
     */
    public B errorBody(ErrorBody value) {
        settings.errorBody(value);
        return self();
    }

    /**
     * @param value how the API writes points in time; {@link TimestampStyle#AS_DOCUMENTED} by default. The examples of the
     *     contract differ from each other.
     * @return this
     */
    public B timestampStyle(TimestampStyle value) {
        settings.timestampStyle(value);
        return self();
    }

    /**
     * @param value whether each text field {@code status} in responses to GET is {@code SomethingNew}; false by default, which
     *     is a value of the contract. The real service may add values at any time.
     * @return this
     */
    public B unknownEnumValues(boolean value) {
        settings.unknownEnumValues(value);
        return self();
    }

    /**
     * @param value whether lists that have pages go from the last row to the first, unless the request has
     *     {@code sortBy}; false by default. No order is published.
     * @return this
     */
    public B newestFirst(boolean value) {
        settings.newestFirst(value);
        return self();
    }

    /**
     * @param value whether the case of the fixed parts of a path is ignored, as in {@code /v1/SalesOrders/1/Lines}; false by
     *     default, which is 404. The contract has one way to write each path.
     * @return this
     */
    public B pathsIgnoreCase(boolean value) {
        settings.pathsIgnoreCase(value);
        return self();
    }

    /**
     * @param value whether an uploaded file ends as Failed instead of Completed; false by default. Nothing says what makes a
     *     file fail.
     * @return this
     */
    public B uploadsFail(boolean value) {
        settings.uploadsFail(value);
        return self();
    }

    /**
     * @param value the version of the contract that is offered; {@link SpecVersion#V0_60} by default. Which version runs is
     *     not published.
     * @return this
     */
    public B specVersion(SpecVersion value) {
        settings.specVersion(value);
        return self();
    }

    static int status(String name, int value) {
        if (value < 200 || value > 599) {
            throw new IllegalArgumentException(name + " must be between 200 and 599, but is " + value);
        }
        return value;
    }
}
