/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What tests use: the sandbox, its builder, faults and the journal. The work is done in the rooms below.
 */
package io.github.camel24sevenoffice.sandbox;
