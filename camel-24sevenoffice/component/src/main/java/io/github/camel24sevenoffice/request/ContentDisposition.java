/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.request;

/** The header {@code Content-Disposition}, which names a file. */
final class ContentDisposition {

    private ContentDisposition() {}

    /**
     * @param fileName the name of a file, any text
     * @return the value of the header for a file (RFC 6266); a name beyond ASCII appears twice, once with replacements and
     *     once encoded (RFC 8187)
     */
    static String attachment(String fileName) {
        String plain = fileName.replaceAll("[^ -~]|[\"\\\\]", "_");
        String value = "attachment; filename=\"" + plain + "\"";
        return plain.equals(fileName)
                ? value
                : value + "; filename*=UTF-8''" + PathTemplate.encode(fileName).replace("*", "%2A");
    }

    /**
     * @param field the name of the field, ASCII
     * @param fileName the name of a file, any text
     * @return the value of the header of one part of a form, in UTF-8 (RFC 7578)
     */
    static String formData(String field, String fileName) {
        String name = fileName.replaceAll("\\p{Cntrl}", "_").replace("\"", "%22");
        return "form-data; name=\"" + field + "\"; filename=\"" + name + "\"";
    }
}
