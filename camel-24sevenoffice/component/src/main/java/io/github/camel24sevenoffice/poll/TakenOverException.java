/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.poll;

/** Another consumer has stored a state since this one did: that state is the true one. */
final class TakenOverException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    TakenOverException(String key) {
        super("The state " + key
                + " was changed by another consumer, which has taken over: nothing was stored. The next poll"
                + " continues from the state of the other one");
    }
}
