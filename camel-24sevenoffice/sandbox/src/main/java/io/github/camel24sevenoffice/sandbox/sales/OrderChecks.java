/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox.sales;

import io.github.camel24sevenoffice.sandbox.data.Failure;
import io.github.camel24sevenoffice.sandbox.data.Shape;
import java.math.BigDecimal;

/** Checks of the fields that sales orders and their lines have in common, or that need more than one keyword. */
public final class OrderChecks {

    // Neither has a limit in the contract. These keep the arithmetic short.
    private static final int MOST_DAYS = 9999;
    private static final int MOST_DECIMALS = 10;

    // the contract has an upper limit for the cost price alone; a lower one is our reading, and so is the rest's
    private static final String MOST = "999999999999.9999";

    private OrderChecks() {}

    /** A date of a year with four digits. */
    static Shape.Check day() {
        Shape.Check digits = Shape.pattern("\\d{4}-\\d{2}-\\d{2}", Integer.MAX_VALUE);
        return (value, path) -> Shape.date().apply(digits.apply(value, path), path);
    }

    static Shape.Check dimensions() {
        return Shape.array(
                0,
                Integer.MAX_VALUE,
                Shape.object(Shape.object()
                        .required("dimensionType", Shape.integer(Integer.MIN_VALUE, Integer.MAX_VALUE))
                        .required("value", Shape.text())
                        .required("name", Shape.text())
                        .closed()));
    }

    /** Of an accrual everything or nothing is given; nothing takes it away. */
    static Shape.Check accrual() {
        Shape.Check complete = Shape.object(Shape.object()
                .required("startDate", day())
                .required("length", Shape.integer(1, Integer.MAX_VALUE))
                .closed());
        return (value, path) -> value.isObject() && value.isEmpty() ? value : complete.apply(value, path);
    }

    /** An id, or null to take it away. */
    static Shape.Check paymentMethod() {
        Shape.Check method = Shape.object(Shape.object().nullable("id", Shape.integer()));
        return (value, path) -> {
            if (value.isObject() && !value.has("id")) {
                throw Failure.invalid(path + ".id", "required");
            }
            return method.apply(value, path);
        };
    }

    static Shape.Check paymentTerms() {
        Shape.Check kind = Shape.object(
                Shape.object().required("type", Shape.oneOf("NumberOfDays", "OutMonthPlusDays", "FixedDate")));
        Shape.Check days = Shape.object(
                Shape.object().required("type", Shape.text()).required("value", Shape.integer(0, MOST_DAYS)));
        Shape.Check fixed =
                Shape.object(Shape.object().required("type", Shape.text()).required("value", day()));
        return (value, path) -> (kind.apply(value, path)
                                .path("type")
                                .textValue()
                                .equals("FixedDate")
                        ? fixed
                        : days)
                .apply(value, path);
    }

    static Shape.Check amount() {
        return number("-" + MOST, MOST, MOST_DECIMALS);
    }

    static Shape.Check percentage() {
        return number("0", "100", MOST_DECIMALS);
    }

    static Shape.Check costPrice() {
        return number("-" + MOST, MOST, 4);
    }

    private static Shape.Check number(String minimum, String maximum, int decimals) {
        Shape.Check range = Shape.number(minimum, maximum);
        return (value, path) -> {
            BigDecimal number = range.apply(value, path).decimalValue();
            if (number.signum() != 0 && number.stripTrailingZeros().scale() > decimals) {
                throw Failure.invalid(path, "multipleOf");
            }
            return value;
        };
    }
}
