/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.http;

/** Where the hosts of the real service are on the one port of the sandbox. */
public final class Paths {

    /** The token endpoint, as on the real login server. */
    public static final String TOKEN = "/oauth/token";

    /** What the paths of the API begin with, as on the real service. */
    public static final String API = "/v1";

    private Paths() {}
}
