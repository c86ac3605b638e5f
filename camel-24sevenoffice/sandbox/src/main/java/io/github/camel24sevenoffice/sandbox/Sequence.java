/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice.sandbox;

import java.util.concurrent.atomic.AtomicInteger;

/** Numbers of new rows, counted up. */
final class Sequence {

    private final AtomicInteger last;

    /**
     * @param last the number before the first one
     */
    Sequence(int last) {
        this.last = new AtomicInteger(last);
    }

    int next() {
        return last.incrementAndGet();
    }
}
