/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.http;

/** A name in braces, which stands for the value of the message header of that name. */
final class Placeholder {

    private Placeholder() {}

    static boolean is(String text) {
        return text.length() > 2 && text.startsWith("{") && text.endsWith("}");
    }

    static String name(String placeholder) {
        return placeholder.substring(1, placeholder.length() - 1);
    }
}
