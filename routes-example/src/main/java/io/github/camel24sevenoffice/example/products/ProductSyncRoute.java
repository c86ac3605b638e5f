/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.products;

import io.github.camel24sevenoffice.TsOfficeRouteConfiguration;
import io.github.camel24sevenoffice.error.TsOfficeValidationException;
import org.apache.camel.builder.RouteBuilder;

/**
 * Brings the products of 24SevenOffice up to a list in CSV, which is the body: creates those that are missing, changes
 * those that differ, and leaves the others alone. The body in the end is a {@link ProductSyncReport}. What an interrupted
 * run has done, the next one finds to be the same. The routes need {@link TsOfficeRouteConfiguration}.
 */
public class ProductSyncRoute extends RouteBuilder {

    private static final String MODEL = "io.github.camel24sevenoffice.model.";

    @Override
    public void configure() {
        from("direct:product-sync")
                .routeId("product-sync")
                .routeConfigurationId(TsOfficeRouteConfiguration.ID)
                .process(ProductSync::begin)
                .to("tsoffice:productcategories?outputType=" + MODEL + "ProductCategory")
                .process(ProductSync::setCategories)
                // all of them page by page are fewer calls than one look-up for each row
                .to("tsoffice:products?limit=100&paging=stream&outputType=" + MODEL + "Product")
                .process(ProductSync::setProducts)
                .split(body())
                .stopOnException()
                .doTry()
                .to("direct:product")
                .process(ProductSync::count)
                // a product that the API refuses keeps none of the others back; when it cannot be reached, all end here
                .doCatch(TsOfficeValidationException.class, DuplicateNumberException.class)
                .process(ProductSync::countFailure)
                .end()
                .end()
                .process(ProductSync::report);

        from("direct:product")
                .routeId("product")
                .routeConfigurationId(TsOfficeRouteConfiguration.ID)
                .process(ProductSync::compare)
                .choice()
                .when(header("change").isEqualTo("create"))
                .to("tsoffice:products?method=POST")
                .when(header("change").isEqualTo("update"))
                .to("tsoffice:products/{id}?method=PATCH");
    }
}
