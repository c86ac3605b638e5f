/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

/** The versions of the published contract that the sandbox can offer. */
public enum SpecVersion {
    /** Version 0.56, without the filters and the customer's {@code note} that were added later. */
    V0_56,
    /** Version 0.60. */
    V0_60
}
