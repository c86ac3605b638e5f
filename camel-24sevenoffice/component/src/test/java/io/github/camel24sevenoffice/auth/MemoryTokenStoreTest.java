/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.auth;

class MemoryTokenStoreTest extends TokenStoreContract {

    @Override
    TokenStore newStore() {
        return new MemoryTokenStore();
    }
}
