/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.example.products;

import io.github.camel24sevenoffice.TsOfficeRouteConfiguration;
import io.github.camel24sevenoffice.error.TsOfficeValidationException;
import org.apache.camel.builder.RouteBuilder;

/**
 * Updates the products of 24SevenOffice from a CSV list, which is the body: creates missing ones, changes different ones, and
 * leaves the others as they are. The final body is a {@link ProductSyncReport}. The next run finds the work of an interrupted
 * one done. The routes need {@link TsOfficeRouteConfiguration}.
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
                // reading all products page by page takes fewer calls than one look-up per row
                .to("tsoffice:products?limit=100&paging=stream&outputType=" + MODEL + "Product")
                .process(ProductSync::setProducts)
                .split(body())
                .stopOnException()
                .doTry()
                .to("direct:product")
                .process(ProductSync::count)
                // a product that the API refuses does not stop the others; a failed connection does
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
