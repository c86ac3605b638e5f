/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.springboot;

import java.util.Arrays;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is missing or wrong on the component or an endpoint, and in which route. */
final class EndpointFailureAnalyzer extends AbstractFailureAnalyzer<IllegalArgumentException> {

    private static final String OWN_CLASSES = "io.github.camel24sevenoffice.";
    /** The check may use a helper of the JDK, such as Objects.requireNonNull. */
    private static final int NEAREST_FRAMES = 3;

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, IllegalArgumentException cause) {
        boolean own = Arrays.stream(cause.getStackTrace()).limit(NEAREST_FRAMES).anyMatch(frame -> frame.getClassName()
                .startsWith(OWN_CLASSES));
        return own
                ? new FailureAnalysis(
                        where(rootFailure) + cause.getMessage(),
                        "Correct the endpoint in the route, or the properties " + TsOfficeOptions.PREFIX
                                + ".* of the application, as described above.",
                        cause)
                : null;
    }

    private String where(Throwable rootFailure) {
        FailedToCreateRouteException notCreated = findCause(rootFailure, FailedToCreateRouteException.class);
        if (notCreated != null) {
            return in(notCreated.getRouteId());
        }
        FailedToStartRouteException notStarted = findCause(rootFailure, FailedToStartRouteException.class);
        return notStarted == null ? "" : in(notStarted.getRouteId());
    }

    private static String in(String routeId) {
        return "The route " + routeId + " cannot start. ";
    }
}
