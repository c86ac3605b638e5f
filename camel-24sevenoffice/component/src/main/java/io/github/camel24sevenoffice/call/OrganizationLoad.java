/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.call;

import java.time.Instant;

/**
 * What an organization is doing.
 *
 * @param organizationId the organization
 * @param running the calls that are being made
 * @param waiting the calls that wait for their turn
 * @param pausedUntil when calls are made again, by the clock of this machine; null when they are made now
 */
public record OrganizationLoad(String organizationId, int running, int waiting, Instant pausedUntil) {}
