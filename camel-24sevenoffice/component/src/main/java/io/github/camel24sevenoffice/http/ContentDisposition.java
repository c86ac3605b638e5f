/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.http;

/** The header that names a file (RFC 6266). */
final class ContentDisposition {

    private ContentDisposition() {}

    /**
     * @param fileName the name of a file, any text
     * @return the value of the header; a name beyond ASCII comes twice, once replaced and once encoded (RFC 8187)
     */
    static String attachment(String fileName) {
        String plain = fileName.replaceAll("[^ -~]|[\"\\\\]", "_");
        String value = "attachment; filename=\"" + plain + "\"";
        return plain.equals(fileName)
                ? value
                : value + "; filename*=UTF-8''" + PathTemplate.encode(fileName).replace("*", "%2A");
    }
}
