/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import java.util.Objects;

/** What nobody outside knows of the real service; the defaults are our reading of it, not the truth. */
final class Settings {

    static final Settings DEFAULT = builder().build();

    private final LinkStyle linkStyle;
    private final String previousRelation;
    private final boolean refuseLimitOverMaximum;
    private final boolean modifiedFromExclusive;
    private final boolean streetAsArray;
    private final boolean invoiceNumberLater;
    private final int uploadPolls;
    private final int duplicateReferenceStatus;
    private final boolean departmentRequired;
    private final boolean projectRequired;
    private final ErrorBody errorBody;
    private final TimestampStyle timestampStyle;
    private final boolean unknownEnumValues;
    private final boolean newestFirst;
    private final boolean pathsIgnoreCase;
    private final boolean uploadsFail;
    private final SpecVersion specVersion;

    private Settings(Builder builder) {
        linkStyle = builder.linkStyle;
        previousRelation = builder.previousRelation;
        refuseLimitOverMaximum = builder.refuseLimitOverMaximum;
        modifiedFromExclusive = builder.modifiedFromExclusive;
        streetAsArray = builder.streetAsArray;
        invoiceNumberLater = builder.invoiceNumberLater;
        uploadPolls = builder.uploadPolls;
        duplicateReferenceStatus = builder.duplicateReferenceStatus;
        departmentRequired = builder.departmentRequired;
        projectRequired = builder.projectRequired;
        errorBody = builder.errorBody;
        timestampStyle = builder.timestampStyle;
        unknownEnumValues = builder.unknownEnumValues;
        newestFirst = builder.newestFirst;
        pathsIgnoreCase = builder.pathsIgnoreCase;
        uploadsFail = builder.uploadsFail;
        specVersion = builder.specVersion;
    }

    static Builder builder() {
        return new Builder();
    }

    /** How links to other pages are written. */
    LinkStyle linkStyle() {
        return linkStyle;
    }

    /** The relation of the link to the page before: {@code previous}, as the contract has it, or {@code prev}. */
    String previousRelation() {
        return previousRelation;
    }

    /** Whether a limit over the maximum is answered with 400, instead of being lowered. */
    boolean refuseLimitOverMaximum() {
        return refuseLimitOverMaximum;
    }

    /**
     * Whether rows of exactly the instant of {@code modifiedFrom} and {@code createdFrom} are left out, where the contract
     * does not say that they are not.
     */
    boolean modifiedFromExclusive() {
        return modifiedFromExclusive;
    }

    /** Whether the street of an order's customer is an array of its lines. */
    boolean streetAsArray() {
        return streetAsArray;
    }

    /** Whether an invoiced order has its number from the second read on only. */
    boolean invoiceNumberLater() {
        return invoiceNumberLater;
    }

    /** How often the state of an uploaded file is Pending before it is Completed. */
    int uploadPolls() {
        return uploadPolls;
    }

    /** The status for a bank transaction whose reference is taken. */
    int duplicateReferenceStatus() {
        return duplicateReferenceStatus;
    }

    /** Whether an order is invoiced only with a department. */
    boolean departmentRequired() {
        return departmentRequired;
    }

    /** Whether an order is invoiced only with a project. */
    boolean projectRequired() {
        return projectRequired;
    }

    /** The body of the answers 401, 403, 404 and 409 of the API. */
    ErrorBody errorBody() {
        return errorBody;
    }

    /** How the API writes points in time. */
    TimestampStyle timestampStyle() {
        return timestampStyle;
    }

    /** Whether the status of all that is read is one that no client knows. */
    boolean unknownEnumValues() {
        return unknownEnumValues;
    }

    /** Whether lists that nobody sorts go from the last row to the first. */
    boolean newestFirst() {
        return newestFirst;
    }

    /** Whether the fixed parts of a path are understood in any case. */
    boolean pathsIgnoreCase() {
        return pathsIgnoreCase;
    }

    /** Whether an uploaded file ends as Failed. */
    boolean uploadsFail() {
        return uploadsFail;
    }

    /** The version of the contract that is offered. */
    SpecVersion specVersion() {
        return specVersion;
    }

    static final class Builder {

        private LinkStyle linkStyle = LinkStyle.ABSOLUTE;
        private String previousRelation = "previous";
        private boolean refuseLimitOverMaximum;
        private boolean modifiedFromExclusive;
        private boolean streetAsArray;
        private boolean invoiceNumberLater;
        private int uploadPolls = 1;
        private int duplicateReferenceStatus = 409;
        private boolean departmentRequired;
        private boolean projectRequired;
        private ErrorBody errorBody = ErrorBody.JSON;
        private TimestampStyle timestampStyle = TimestampStyle.AS_DOCUMENTED;
        private boolean unknownEnumValues;
        private boolean newestFirst;
        private boolean pathsIgnoreCase;
        private boolean uploadsFail;
        private SpecVersion specVersion = SpecVersion.V0_60;

        private Builder() {}

        Builder linkStyle(LinkStyle value) {
            linkStyle = Objects.requireNonNull(value, "linkStyle");
            return this;
        }

        Builder previousRelation(String value) {
            if (!value.matches("[a-z][a-z.-]*")) {
                throw new IllegalArgumentException("A relation is a word in lower case, but is \"" + value + "\"");
            }
            previousRelation = value;
            return this;
        }

        Builder refuseLimitOverMaximum(boolean value) {
            refuseLimitOverMaximum = value;
            return this;
        }

        Builder modifiedFromExclusive(boolean value) {
            modifiedFromExclusive = value;
            return this;
        }

        Builder streetAsArray(boolean value) {
            streetAsArray = value;
            return this;
        }

        Builder invoiceNumberLater(boolean value) {
            invoiceNumberLater = value;
            return this;
        }

        Builder uploadPolls(int value) {
            if (value < 0) {
                throw new IllegalArgumentException("uploadPolls must be at least 0, but is " + value);
            }
            uploadPolls = value;
            return this;
        }

        Builder duplicateReferenceStatus(int value) {
            duplicateReferenceStatus = value;
            return this;
        }

        Builder departmentRequired(boolean value) {
            departmentRequired = value;
            return this;
        }

        Builder projectRequired(boolean value) {
            projectRequired = value;
            return this;
        }

        Builder errorBody(ErrorBody value) {
            errorBody = Objects.requireNonNull(value, "errorBody");
            return this;
        }

        Builder timestampStyle(TimestampStyle value) {
            timestampStyle = Objects.requireNonNull(value, "timestampStyle");
            return this;
        }

        Builder unknownEnumValues(boolean value) {
            unknownEnumValues = value;
            return this;
        }

        Builder newestFirst(boolean value) {
            newestFirst = value;
            return this;
        }

        Builder pathsIgnoreCase(boolean value) {
            pathsIgnoreCase = value;
            return this;
        }

        Builder uploadsFail(boolean value) {
            uploadsFail = value;
            return this;
        }

        Builder specVersion(SpecVersion value) {
            specVersion = Objects.requireNonNull(value, "specVersion");
            return this;
        }

        Settings build() {
            return new Settings(this);
        }
    }
}
