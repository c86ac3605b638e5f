/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Access tokens, as users meet them: the TokenManager and the beans around it, among them the token stores, whose names
 * stand in properties files. The work is done in the rooms below; nothing here knows of operations or paging.
 */
package io.github.camel24sevenoffice.auth;
