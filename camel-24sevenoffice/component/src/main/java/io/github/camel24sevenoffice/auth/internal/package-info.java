/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The life of a token, behind the TokenManager: its state and transitions, waiting, renewal, the token request, clocks and
 * monitoring. Not for users.
 */
package io.github.camel24sevenoffice.auth.internal;
