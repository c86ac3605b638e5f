/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.benchmark;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * What it costs that a POST is not sent on a connection that the server has closed: POSTs beside PUTs, which are not checked, with
 * bodies and responses of the same size.
 */
final class PostCost {

    private static final String BODY = "{\"accountNumber\":3000}";

    private PostCost() {}

    /**
     * @param rounds how many times both are measured, one after the other
     * @param calls the calls of each round
     */
    static Table measure(int rounds, int calls) throws Exception {
        try (ServerProcess server = new ServerProcess(CustomerServer.class, "1", "0");
                CamelContext context = new DefaultCamelContext()) {
            Routes.configure(context, server.service());
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    String unchecked = "&strictContract=false";
                    from("direct:post").to("tsoffice:customers?method=POST" + unchecked);
                    from("direct:put").to("tsoffice:customers?method=PUT" + unchecked);
                }
            });
            context.start();
            ProducerTemplate template = context.createProducerTemplate();
            List<Double> posts = new ArrayList<>();
            List<Double> puts = new ArrayList<>();
            for (int round = 0; round <= rounds; round++) {
                double put = median(template, "direct:put", calls);
                double post = median(template, "direct:post", calls);
                if (round > 0) {
                    puts.add(put);
                    posts.add(post);
                }
            }
            Table table = new Table(
                    "The check of a POST's connection, " + rounds + " rounds of " + calls + " calls", "", "p50, ms");
            table.row("PUT, not checked", Median.of(puts, Double::doubleValue));
            table.row("POST", Median.of(posts, Double::doubleValue));
            return table;
        }
    }

    private static double median(ProducerTemplate template, String route, int calls) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            long start = System.nanoTime();
            Exchange exchange = template.send(route, sent -> sent.getIn().setBody(BODY));
            if (exchange.getException() != null) {
                throw new IllegalStateException("A call has failed", exchange.getException());
            }
            times.add((System.nanoTime() - start) / 1e6);
        }
        return Median.of(times, Double::doubleValue);
    }

    static void print(PrintStream out) throws Exception {
        measure(20, 500).print(out);
    }
}
