/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of a consumer, in addition to those of Camel's scheduled poll. */
@UriParams
@Configurer(extended = true)
public class TsOfficeConsumerConfiguration {

    @UriParam(
            label = "consumer",
            enums = "modified,snapshot",
            description =
                    "How changes are found. modified asks for the rows that were changed since the last poll; deletions are"
                            + " not seen. snapshot reads the whole list and compares it with the rows that were delivered; deletions"
                            + " are seen. Left out, it is modified where the list has a parameter modifiedFrom, else snapshot.")
    private String changeDetection;

    @UriParam(
            label = "consumer",
            defaultValue = "beginning",
            description =
                    "Where to start when no state is stored: beginning delivers all rows, now those that are changed from now"
                            + " on, and a date or a time such as 2026-01-31T12:00:00Z those that were changed since then. A date or"
                            + " time needs changeDetection modified.")
    private String startFrom = "beginning";

    @UriParam(
            label = "consumer",
            defaultValue = "60s",
            javaType = "java.time.Duration",
            description =
                    "How far before the last change each poll reads again, for rows that become visible late. Rows that were"
                            + " delivered already are dropped. For changeDetection modified.")
    private long overlap = 60_000;

    @UriParam(
            label = "consumer",
            description =
                    "Where the state is kept: a StateRepository of texts. Left out, it is kept in memory, and a restart begins"
                            + " with startFrom again.")
    private StateRepository<String, String> offsetRepository;

    @UriParam(
            label = "consumer",
            description =
                    "The organizations to poll, each on its own: ids separated by commas, or a reference to a bean that is a"
                            + " Collection or a Supplier of one. Read when the consumer starts. Left out, it is organizationId.")
    private Object organizations;

    @UriParam(
            label = "consumer",
            description =
                    "The dates to read, for lists that need dateFrom and dateTo: days back and days ahead from today, for"
                            + " example 400d,60d. The window moves with time.")
    private String postingWindow;

    @UriParam(
            label = "consumer",
            defaultValue = "20",
            description =
                    "The largest number of rows that may be in work at the same time. Steps such as seda and threads"
                            + " work on several rows; without them one row is in work.")
    private int maxInFlight = 20;

    @UriParam(
            label = "consumer",
            defaultValue = "0",
            description =
                    "The number of failed attempts after which a row is given up, with an ERROR in the log. 0 for no"
                            + " limit.")
    private int maxAttempts;

    @UriParam(
            label = "consumer",
            defaultValue = "0.5",
            description =
                    "The largest share of the rows, from 0 to 1, that may be missing at once. When more are missing, the poll"
                            + " fails and sends nothing. For changeDetection snapshot.")
    private double maxDeletedShare = 0.5;

    @UriParam(
            label = "consumer",
            defaultValue = "true",
            description =
                    "Whether each row is an exchange. If false, the changed rows of a page are one exchange, with a"
                            + " java.util.List as body.")
    private boolean splitResults = true;

    public String getChangeDetection() {
        return changeDetection;
    }

    public void setChangeDetection(String changeDetection) {
        this.changeDetection = changeDetection;
    }

    public String getStartFrom() {
        return startFrom;
    }

    public void setStartFrom(String startFrom) {
        this.startFrom = startFrom;
    }

    public long getOverlap() {
        return overlap;
    }

    public void setOverlap(long overlap) {
        this.overlap = overlap;
    }

    public StateRepository<String, String> getOffsetRepository() {
        return offsetRepository;
    }

    public void setOffsetRepository(StateRepository<String, String> offsetRepository) {
        this.offsetRepository = offsetRepository;
    }

    public Object getOrganizations() {
        return organizations;
    }

    public void setOrganizations(Object organizations) {
        this.organizations = organizations;
    }

    public String getPostingWindow() {
        return postingWindow;
    }

    public void setPostingWindow(String postingWindow) {
        this.postingWindow = postingWindow;
    }

    public int getMaxInFlight() {
        return maxInFlight;
    }

    public void setMaxInFlight(int maxInFlight) {
        this.maxInFlight = maxInFlight;
    }

    public int getMaxAttempts() {
        return maxAttempts;
    }

    public void setMaxAttempts(int maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    public double getMaxDeletedShare() {
        return maxDeletedShare;
    }

    public void setMaxDeletedShare(double maxDeletedShare) {
        this.maxDeletedShare = maxDeletedShare;
    }

    public boolean isSplitResults() {
        return splitResults;
    }

    public void setSplitResults(boolean splitResults) {
        this.splitResults = splitResults;
    }
}
