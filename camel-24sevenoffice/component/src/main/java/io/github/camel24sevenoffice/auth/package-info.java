/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Access tokens, as users see them: the TokenManager and the beans that belong to it. The token stores stay in this package,
 * because properties files name their classes. The work is done in the rooms below. Knows nothing of operations and paging.
 */
package io.github.camel24sevenoffice.auth;
