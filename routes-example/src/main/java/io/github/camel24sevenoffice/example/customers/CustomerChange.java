/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.customers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camel24sevenoffice.TsOfficeConstants;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the body a line of JSON: how the customer in it has changed, when, and the customer. */
public class CustomerChange implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(CustomerChange.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public void process(Exchange exchange) throws JsonProcessingException {
        Message message = exchange.getMessage();
        String change = message.getHeader(TsOfficeConstants.CHANGE, String.class);
        String modifiedAt = message.getHeader(TsOfficeConstants.MODIFIED_AT, String.class);
        LOG.info(
                "  {} customer {}, changed at {}",
                change,
                message.getHeader(TsOfficeConstants.ROW_ID, String.class),
                modifiedAt);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("change", change);
        line.put("modifiedAt", modifiedAt);
        line.put("customer", message.getBody(Map.class));
        message.setBody(JSON.writeValueAsString(line) + "\n");
    }
}
