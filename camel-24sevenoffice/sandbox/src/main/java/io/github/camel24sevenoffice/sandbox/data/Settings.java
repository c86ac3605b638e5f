/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.data;

import io.github.camel24sevenoffice.sandbox.ErrorBody;
import io.github.camel24sevenoffice.sandbox.LinkStyle;
import io.github.camel24sevenoffice.sandbox.SpecVersion;
import io.github.camel24sevenoffice.sandbox.TimestampStyle;
import java.util.Objects;

/** The switches for what is not published about the real service. The defaults are our reading. */
public final class Settings {

    public static final Settings DEFAULT = builder().build();

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

    public static Builder builder() {
        return new Builder();
    }

    /** How links to other pages are written. */
    public LinkStyle linkStyle() {
        return linkStyle;
    }

    /** The relation of the link to the page before: {@code previous}, as the contract has it, or {@code prev}. */
    public String previousRelation() {
        return previousRelation;
    }

    /** Whether a limit over the maximum is refused with 400, instead of being lowered. */
    public boolean refuseLimitOverMaximum() {
        return refuseLimitOverMaximum;
    }

    /**
     * Whether rows of exactly the instant of {@code modifiedFrom} and {@code createdFrom} are left out, where the contract
     * does not say that they are not.
     */
    public boolean modifiedFromExclusive() {
        return modifiedFromExclusive;
    }

    /** Whether the street of an order's customer is an array of its lines. */
    public boolean streetAsArray() {
        return streetAsArray;
    }

    /** Whether an invoiced order has its number from the second read on only. */
    public boolean invoiceNumberLater() {
        return invoiceNumberLater;
    }

    /** How often the state of an uploaded file is Pending before it is Completed. */
    public int uploadPolls() {
        return uploadPolls;
    }

    /** The status for a bank transaction whose reference is taken. */
    public int duplicateReferenceStatus() {
        return duplicateReferenceStatus;
    }

    /** Whether an order is invoiced only with a department. */
    public boolean departmentRequired() {
        return departmentRequired;
    }

    /** Whether an order is invoiced only with a project. */
    public boolean projectRequired() {
        return projectRequired;
    }

    /** The body of the responses 401, 403, 404 and 409 of the API. */
    public ErrorBody errorBody() {
        return errorBody;
    }

    /** How the API writes points in time. */
    public TimestampStyle timestampStyle() {
        return timestampStyle;
    }

    /** Whether the status of all that is read is one that no client knows. */
    public boolean unknownEnumValues() {
        return unknownEnumValues;
    }

    /** Whether lists without a requested order go from the last row to the first. */
    public boolean newestFirst() {
        return newestFirst;
    }

    /** Whether the fixed parts of a path are understood in any case. */
    public boolean pathsIgnoreCase() {
        return pathsIgnoreCase;
    }

    /** Whether an uploaded file ends as Failed. */
    public boolean uploadsFail() {
        return uploadsFail;
    }

    /** The version of the contract that is offered. */
    public SpecVersion specVersion() {
        return specVersion;
    }

    public static final class Builder {

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

        public Builder linkStyle(LinkStyle value) {
            linkStyle = Objects.requireNonNull(value, "linkStyle");
            return this;
        }

        public Builder previousRelation(String value) {
            if (!value.matches("[a-z][a-z.-]*")) {
                throw new IllegalArgumentException("A relation is a word in lower case, but is \"" + value + "\"");
            }
            previousRelation = value;
            return this;
        }

        public Builder refuseLimitOverMaximum(boolean value) {
            refuseLimitOverMaximum = value;
            return this;
        }

        public Builder modifiedFromExclusive(boolean value) {
            modifiedFromExclusive = value;
            return this;
        }

        public Builder streetAsArray(boolean value) {
            streetAsArray = value;
            return this;
        }

        public Builder invoiceNumberLater(boolean value) {
            invoiceNumberLater = value;
            return this;
        }

        public Builder uploadPolls(int value) {
            if (value < 0) {
                throw new IllegalArgumentException("uploadPolls must be at least 0, but is " + value);
            }
            uploadPolls = value;
            return this;
        }

        public Builder duplicateReferenceStatus(int value) {
            duplicateReferenceStatus = value;
            return this;
        }

        public Builder departmentRequired(boolean value) {
            departmentRequired = value;
            return this;
        }

        public Builder projectRequired(boolean value) {
            projectRequired = value;
            return this;
        }

        public Builder errorBody(ErrorBody value) {
            errorBody = Objects.requireNonNull(value, "errorBody");
            return this;
        }

        public Builder timestampStyle(TimestampStyle value) {
            timestampStyle = Objects.requireNonNull(value, "timestampStyle");
            return this;
        }

        public Builder unknownEnumValues(boolean value) {
            unknownEnumValues = value;
            return this;
        }

        public Builder newestFirst(boolean value) {
            newestFirst = value;
            return this;
        }

        public Builder pathsIgnoreCase(boolean value) {
            pathsIgnoreCase = value;
            return this;
        }

        public Builder uploadsFail(boolean value) {
            uploadsFail = value;
            return this;
        }

        public Builder specVersion(SpecVersion value) {
            specVersion = Objects.requireNonNull(value, "specVersion");
            return this;
        }

        public Settings build() {
            return new Settings(this);
        }
    }
}
