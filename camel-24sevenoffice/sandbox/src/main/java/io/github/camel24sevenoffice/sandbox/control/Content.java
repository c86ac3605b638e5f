/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.control;

import io.github.camel24sevenoffice.sandbox.data.Changes;
import io.github.camel24sevenoffice.sandbox.data.Organization;
import io.github.camel24sevenoffice.sandbox.demo.Demo;
import io.github.camel24sevenoffice.sandbox.fault.Faults;
import io.github.camel24sevenoffice.sandbox.journal.Journal;
import io.github.camel24sevenoffice.sandbox.login.Tokens;
import java.util.List;

/**
 * All that a sandbox holds while it runs.
 *
 * @param demo whether the first organization has a company from the start
 */
public record Content(
        List<Organization> organizations,
        boolean demo,
        Tokens tokens,
        Journal journal,
        Changes changes,
        Faults faults) {

    /** Gives the organizations what they have from the start. */
    public void fill() {
        if (demo) {
            Demo.fill(organizations.get(0));
        }
    }

    /**
     * Makes all as it was at the start, except for the tokens: a client that runs goes on with those it has. A read that runs
     * meanwhile may see a part of it.
     */
    public void reset() {
        faults.clear();
        organizations.forEach(Organization::clear);
        changes.clear();
        fill();
        journal.clear();
    }
}
