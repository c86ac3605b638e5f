/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

/**
 * What nobody outside knows of the real service; the defaults are our reading of it, not the truth.
 *
 * @param linkStyle how links to other pages are written
 * @param previousRelation the relation of the link to the page before: {@code previous}, as the contract has it, or
 *     {@code prev}, as clients have it
 * @param refuseLimitOverMaximum whether a limit over the maximum is answered with 400, instead of being lowered
 * @param modifiedFromExclusive whether rows of exactly the instant of {@code modifiedFrom} and {@code createdFrom} are left
 *     out, where the contract does not say that they are not
 * @param streetAsArray whether the street of an order's customer is an array of its lines
 * @param invoiceNumberLater whether an invoiced order has its number from the second read on only
 * @param uploadPolls how often the state of an uploaded file is Pending before it is Completed
 * @param duplicateReferenceStatus the status for a bank transaction whose reference is taken
 * @param departmentRequired whether the organization invoices orders with a department only
 * @param projectRequired whether the organization invoices orders with a project only
 */
record Settings(
        LinkStyle linkStyle,
        String previousRelation,
        boolean refuseLimitOverMaximum,
        boolean modifiedFromExclusive,
        boolean streetAsArray,
        boolean invoiceNumberLater,
        int uploadPolls,
        int duplicateReferenceStatus,
        boolean departmentRequired,
        boolean projectRequired) {

    static final Settings DEFAULT =
            new Settings(LinkStyle.ABSOLUTE, "previous", false, false, false, false, 1, 409, false, false);
}
