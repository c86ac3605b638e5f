/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel24sevenoffice.error.TsOfficeUnreadableResponseException;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/** What holds for any response of a server. */
class ResponsePropertiesTest {

    private static HttpEntity entity(byte[] body, String type) {
        return new HttpEntityWrapper(new ByteArrayEntity(body, null)) {
            @Override
            public String getContentType() {
                return type;
            }
        };
    }

    private static ExpectedResponse expected(long maxSize) {
        return new ExpectedResponse("GET /x", ExpectedResponse.Repeat.THE_SAME, maxSize);
    }

    @Property
    void anyContentTypeIsAcceptedOrRefused(@ForAll String type, @ForAll byte[] body) {
        Throwable refused = catchThrowable(() -> expected(100).check(200, entity(body, type)));

        assertThat(refused == null || refused instanceof TsOfficeUnreadableResponseException)
                .isTrue();
        if (!type.toLowerCase(Locale.ROOT).contains("html")) {
            assertThat(refused).isNull();
        }
    }

    @Property
    void aBodyIsReadWholeOrRefused(@ForAll byte[] body, @ForAll @IntRange(max = 200) int max) throws Exception {
        HttpEntity entity = entity(body, "application/json");
        if (body.length > max) {
            assertThat(catchThrowable(() -> BodyReader.BYTES.read(entity, expected(max))))
                    .isInstanceOf(TsOfficeUnreadableResponseException.class)
                    .hasMessageContaining("larger than " + max + " bytes");
        } else {
            byte[] read = BodyReader.BYTES.read(entity, expected(max));
            assertThat(read == null ? new byte[0] : read).isEqualTo(body);
        }
    }

    @Property
    void anyBytesAreJsonOrRefused(@ForAll byte[] body) {
        JsonReader json = new JsonReader(new ObjectMapper(), Object.class, "GET /x");

        for (Throwable refused :
                new Throwable[] {catchThrowable(() -> json.read(body)), catchThrowable(() -> json.rows(body))}) {
            assertThat(refused == null || refused instanceof TsOfficeUnreadableResponseException)
                    .isTrue();
        }
    }
}
