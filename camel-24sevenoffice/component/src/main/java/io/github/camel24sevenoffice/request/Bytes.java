/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.request;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.apache.camel.converter.stream.ReaderCache;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.FileEntity;

/** A message body that consists of bytes. It can be read more than once, since a redelivery sends it again. */
public final class Bytes {

    private static final String BUFFER = "CamelTsOfficeBufferedBody";
    private static final int HEAD = 512;
    /** A JSON object, but not another format that begins with a brace, such as RTF. */
    private static final Pattern JSON_OBJECT = Pattern.compile("\\s*\\{\\s*[\"}].*", Pattern.DOTALL);

    private final Object source;
    private final String fileName;
    private final boolean text;

    private Bytes(Object source, String fileName, boolean text) {
        this.source = source;
        this.fileName = fileName;
        this.text = text;
    }

    /**
     * @param exchange the exchange; a stream in its message is buffered, since a redelivery could not read it again
     * @return the bytes of its message; empty when the body is null or an object
     * @throws IllegalArgumentException if the body cannot be read
     */
    public static Optional<Bytes> of(Exchange exchange) {
        Object body = exchange.getIn().getBody();
        String name = exchange.getIn().getHeader(Exchange.FILE_NAME, String.class);
        if (body instanceof WrappedFile<?> wrapped) {
            body = wrapped.getFile() instanceof File ? wrapped.getFile() : content(wrapped);
        }
        if (body instanceof Path path) {
            body = path.toFile();
        }
        if (body instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            body = bytes;
        }
        if (body instanceof byte[]) {
            return Optional.of(new Bytes(body, name, false));
        }
        if (body instanceof String string) {
            return Optional.of(new Bytes(string.getBytes(StandardCharsets.UTF_8), name, true));
        }
        if (body instanceof File file) {
            if (!file.isFile()) {
                throw new IllegalArgumentException("The message body is a file that does not exist or cannot be read");
            }
            return Optional.of(new Bytes(file, name == null ? file.getName() : name, false));
        }
        if (body instanceof StreamCache && body instanceof InputStream) {
            return Optional.of(new Bytes(body, name, false));
        }
        if (body instanceof InputStream || body instanceof Reader || body instanceof StreamCache) {
            return Optional.of(buffered(exchange, body, name));
        }
        return Optional.empty();
    }

    /** The content of a remote file. */
    private static Object content(WrappedFile<?> file) {
        if (file.getBody() == null) {
            throw new IllegalArgumentException("The message body is a remote file whose content was not fetched");
        }
        return file.getBody();
    }

    private static Bytes buffered(Exchange exchange, Object stream, String name) {
        Buffer buffer = exchange.getProperty(BUFFER, Buffer.class);
        if (buffer == null || buffer.original() != stream) {
            boolean text = stream instanceof Reader || stream instanceof ReaderCache;
            Object source = text
                    ? convert(exchange, stream, String.class).getBytes(StandardCharsets.UTF_8)
                    : convert(exchange, stream, StreamCache.class);
            buffer = new Buffer(stream, new Bytes(source, name, text));
            exchange.setProperty(BUFFER, buffer);
        }
        return buffer.bytes();
    }

    private static <T> T convert(Exchange exchange, Object stream, Class<T> type) {
        try {
            return exchange.getContext().getTypeConverter().mandatoryConvertTo(type, exchange, stream);
        } catch (Exception e) {
            throw new IllegalArgumentException(
                    "The message body of type " + stream.getClass().getName() + " cannot be read", e);
        }
    }

    public long length() {
        if (source instanceof byte[] array) {
            return array.length;
        }
        return source instanceof File file ? file.length() : ((StreamCache) source).length();
    }

    /** The name of the file without its directories, or null. */
    String fileName() {
        return fileName == null
                ? null
                : fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    }

    /**
     * @throws IllegalArgumentException if the body is text, which cannot hold a file of this type intact
     */
    public void refuseText(ContentType type) {
        boolean textual = type.getMimeType().matches("(?i)text/.*|.*[/+](xml|json)");
        if (text && !textual) {
            throw new IllegalArgumentException("The message body is text, in which a file of type " + type.getMimeType()
                    + " does not stay intact; keep it as byte[], InputStream or File");
        }
    }

    public boolean isJsonObject() {
        return JSON_OBJECT
                .matcher(headText().replaceFirst("^\u00ef\u00bb\u00bf", ""))
                .matches();
    }

    /**
     * The media type: from the first bytes, which are reliable; else from the message; else from the name of the file.
     *
     * @param header what the message says, or null
     * @param plausible whether the header may be right; it may be left over from an earlier step
     */
    public Optional<ContentType> mediaType(ContentType header, Predicate<ContentType> plausible) {
        return byFirstBytes()
                .or(() -> Optional.ofNullable(header).filter(plausible))
                .or(() -> Optional.ofNullable(fileName)
                        .map(URLConnection::guessContentTypeFromName)
                        .map(ContentType::parse));
    }

    private Optional<ContentType> byFirstBytes() {
        if (headText().startsWith("%PDF-")) {
            return Optional.of(ContentType.create("application/pdf"));
        }
        try {
            String type = URLConnection.guessContentTypeFromStream(new ByteArrayInputStream(head()));
            return Optional.ofNullable(type).map(ContentType::parse);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Whether the body is a multipart form already. */
    boolean startsWithBoundary(String boundary) {
        return boundary != null && headText().startsWith("--" + boundary);
    }

    private String headText() {
        return new String(head(), StandardCharsets.ISO_8859_1);
    }

    private byte[] head() {
        try {
            if (source instanceof byte[] array) {
                return new ByteArrayInputStream(array).readNBytes(HEAD);
            }
            if (source instanceof File file) {
                try (InputStream in = new FileInputStream(file)) {
                    return in.readNBytes(HEAD);
                }
            }
            ((StreamCache) source).reset();
            return ((InputStream) source).readNBytes(HEAD);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    byte[] toByteArray() {
        return new Content(entity(null)).bytes();
    }

    private static IllegalArgumentException unreadable(IOException e) {
        return new IllegalArgumentException("The message body cannot be read", e);
    }

    public HttpEntity entity(ContentType type) {
        if (source instanceof byte[] array) {
            return new ByteArrayEntity(array, type);
        }
        return source instanceof File file
                ? new FileEntity(file, type)
                : new StreamCacheEntity((StreamCache) source, type);
    }

    /** The bytes that were read from a stream; the stream itself only identifies them. */
    private record Buffer(Object original, Bytes bytes) {

        @Override
        public String toString() {
            return "Buffer[" + bytes.length() + " bytes]";
        }
    }

    /** With a known length, which storage servers require. */
    private static final class StreamCacheEntity extends AbstractHttpEntity {

        private final StreamCache cache;

        StreamCacheEntity(StreamCache cache, ContentType type) {
            super(type, null);
            this.cache = cache;
        }

        @Override
        public boolean isRepeatable() {
            return true;
        }

        @Override
        public boolean isStreaming() {
            return false;
        }

        @Override
        public long getContentLength() {
            return cache.length();
        }

        @Override
        public InputStream getContent() {
            cache.reset();
            return (InputStream) cache;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            cache.reset();
            cache.writeTo(out);
        }

        @Override
        public void close() {
            // the cache belongs to the exchange
        }
    }
}
