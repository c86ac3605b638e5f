/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.http;

import io.github.camel24sevenoffice.error.TsOfficePagingException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.util.UnsafeUriCharactersEncoder;

/** Finds out where the next page is, so that the token stays with the API and no filter is lost on the way. */
final class NextPage {

    private NextPage() {}

    /**
     * @param apiUrl the URL of the API
     * @param target path and query of the present page below it
     * @param link the target of the link to the next page, absolute or relative
     * @param operation the operation, for messages
     * @return path and query of the next page below the URL of the API: those of the link, and the parameters of the
     *     present page that the link does not mention
     * @throws TsOfficePagingException if the link leads elsewhere, or cannot be read
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
        if (Arrays.asList(QueryString.decode(path).split("/")).contains("..")) {
            throw new TsOfficePagingException(operation + ": the link to the next page leads out of the API");
        }
        String base = apiUrl.getRawPath();
        // some prose of the contract calls the link a path, which may mean one below the URL of the API
        String below = path.startsWith(base + "/") ? path.substring(base.length()) : path;
        String query = merge(next.getRawQuery(), QueryString.in(target));
        return query.isEmpty() ? below : below + "?" + query;
    }

    /** Only the query of the next page, whose link may lead anywhere. */
    static String query(URI apiUrl, String target, String link, String operation) {
        return merge(resolve(apiUrl, target, link, operation).getRawQuery(), QueryString.in(target));
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

    /** The parameters of a link, and those of the present page that it does not mention, all as they are written. */
    static String merge(String linked, String present) {
        List<String> pairs = pairs(linked);
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        pairs.forEach(pair -> names.add(name(pair)));
        pairs(present).stream().filter(pair -> !names.contains(name(pair))).forEach(pairs::add);
        return String.join("&", pairs);
    }

    private static List<String> pairs(String query) {
        return query == null || query.isEmpty() ? new ArrayList<>() : new ArrayList<>(Arrays.asList(query.split("&")));
    }

    private static String name(String pair) {
        int equals = pair.indexOf('=');
        return URLDecoder.decode(equals < 0 ? pair : pair.substring(0, equals), StandardCharsets.UTF_8);
    }
}
