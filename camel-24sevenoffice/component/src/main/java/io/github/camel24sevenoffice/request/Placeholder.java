/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.request;

/** A name in braces: a placeholder for the value of the message header with that name. */
public final class Placeholder {

    private Placeholder() {}

    /**
     * @param text any text, not null
     * @return whether it is a name in braces
     */
    public static boolean is(String text) {
        return text.length() > 2 && text.startsWith("{") && text.endsWith("}");
    }

    /**
     * @param placeholder a text for which {@link #is(String)} is true
     * @return the name in it
     */
    public static String name(String placeholder) {
        return placeholder.substring(1, placeholder.length() - 1);
    }
}
