/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.transport;

import java.time.Duration;
import org.apache.hc.core5.util.Timeout;

/**
 * What a client has beyond the settings of camel-http.
 *
 * @param limit the longest wait for a connection and for a response, unless camel-http has a shorter one; zero for none
 * @param userAgent what {@code User-Agent} names after this component; null for nothing
 * @param maxConnections how many connections to one server may be open; 0 for as many as camel-http allows
 */
public record HttpSettings(Duration limit, String userAgent, int maxConnections) {

    /** Those of camel-http only. */
    public static final HttpSettings DEFAULT = new HttpSettings(Duration.ZERO, null, 0);

    /**
     * @param value the longest wait for a connection and for a response
     * @return settings with this limit only
     */
    public static HttpSettings limited(Duration value) {
        return new HttpSettings(value, null, 0);
    }

    /** The shorter of two times, of which null and zero mean no limit. */
    static Timeout shorter(Timeout configured, Duration limit) {
        Timeout other = limit.isZero() ? Timeout.DISABLED : Timeout.of(limit);
        boolean none = configured == null || configured.isDisabled();
        return none || (other.isEnabled() && configured.compareTo(other) > 0) ? other : configured;
    }
}
