/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.paging;

import io.github.camel24sevenoffice.call.OperationClient;
import io.github.camel24sevenoffice.error.TsOfficePagingException;
import io.github.camel24sevenoffice.request.QueryString;
import io.github.camel24sevenoffice.response.ApiResponse;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.util.UnsafeUriCharactersEncoder;

/** Works out where the next page is, so that the token stays with the API and no filter is lost on the way. */
public final class NextPage {

    private NextPage() {}

    /**
     * @param client the client of the operation that was called
     * @param target path and query that were called
     * @param response the response
     * @return the query of the next page, encoded; empty when there is none. Only the query of the link is used: behind a
     *     gateway, links may name another host than the one that is called
     * @throws TsOfficePagingException if the link cannot be read
     */
    public static Optional<String> query(OperationClient client, String target, ApiResponse<?> response) {
        return Link.next(response.headers())
                .map(link -> QueryString.merge(
                        resolve(client.apiUrl(), target, link, client.toString())
                                .getRawQuery(),
                        QueryString.in(target)));
    }

    /**
     * @param apiUrl the URL of the API
     * @param target path and query of the present page below it
     * @param link the target of the link to the next page, absolute or relative
     * @param operation the operation, for messages
     * @return path and query of the next page below the URL of the API: those of the link, and the parameters of the
     *     present page that the link does not mention
     * @throws TsOfficePagingException if the link leads to another server or another path, or cannot be read
     */
    static String of(URI apiUrl, String target, String link, String operation) {
        URI next = resolve(apiUrl, target, link, operation);
        if (!isSameServer(apiUrl, next)) {
            throw new TsOfficePagingException(operation + ": the link to the next page leads to " + next.getScheme()
                    + "://"
                    + next.getRawAuthority() + ", not to " + apiUrl.getScheme() + "://" + apiUrl.getRawAuthority()
                    + ". It is not followed, since the access token would go there");
        }
        String path = next.getRawPath();
        String base = apiUrl.getRawPath();
        // some prose of the contract calls the link a path, which may mean one below the URL of the API
        String below = path.startsWith(base + "/") ? path.substring(base.length()) : path;
        if (!segments(below).equals(segments(QueryString.before(target)))) {
            throw new TsOfficePagingException(
                    operation + ": the link to the next page leads to another path than that of"
                            + " the list. It is not followed, since rows of two lists would be mixed");
        }
        String query = QueryString.merge(next.getRawQuery(), QueryString.in(target));
        return query.isEmpty() ? below : below + "?" + query;
    }

    /** Decoded, since servers encode more or less in a link than was requested. */
    private static List<String> segments(String path) {
        return Stream.of(path.replaceFirst("/+$", "").split("/"))
                .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
    }

    private static URI resolve(URI apiUrl, String target, String link, String operation) {
        try {
            // the encoder would make the sign of a fragment part of the query
            String encoded = UnsafeUriCharactersEncoder.encode(link.replaceFirst("#.*", ""));
            URI present = URI.create(apiUrl + QueryString.before(target));
            // URI.resolve drops the last segment for a link that is only a query
            return encoded.startsWith("?")
                    ? URI.create(present + encoded)
                    : present.resolve(encoded).normalize();
        } catch (IllegalArgumentException e) {
            throw new TsOfficePagingException(operation + ": the link to the next page is not a URL");
        }
    }

    private static boolean isSameServer(URI apiUrl, URI next) {
        return apiUrl.getScheme().equalsIgnoreCase(next.getScheme())
                && apiUrl.getHost().equalsIgnoreCase(next.getHost())
                && port(apiUrl) == port(next)
                && next.getRawUserInfo() == null;
    }

    private static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }
}
