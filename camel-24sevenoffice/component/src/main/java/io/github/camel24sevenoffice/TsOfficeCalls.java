/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.call.CallObserver;
import io.github.camel24sevenoffice.call.OrganizationLimits;
import io.github.camel24sevenoffice.call.OrganizationLoad;
import java.util.List;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;
import org.apache.camel.CamelContext;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.support.service.ServiceSupport;

/** What the organizations of a component are doing, for JMX, Micrometer and the dev console. Safe for use by several threads. */
@ManagedResource(description = "Calls to 24SevenOffice")
public class TsOfficeCalls extends ServiceSupport {

    private static final String[] COLUMNS = {"organizationId", "running", "waiting", "pausedUntil"};

    private final CamelContext camelContext;
    private final OrganizationLimits limits;
    private final boolean organizationTag;
    /** Null without Micrometer, so that its class is not needed then. */
    private volatile CallObserver timers;

    private AutoCloseable meters;

    TsOfficeCalls(CamelContext camelContext, OrganizationLimits limits, boolean organizationTag) {
        this.camelContext = camelContext;
        this.limits = limits;
        this.organizationTag = organizationTag;
    }

    /**
     * @return the calls that are being made
     */
    @ManagedAttribute(description = "Calls that are being made")
    public int getRunning() {
        return loads().stream().mapToInt(OrganizationLoad::running).sum();
    }

    /**
     * @return the calls that wait for the turn of their organization
     */
    @ManagedAttribute(description = "Calls that wait for the turn of their organization")
    public int getWaiting() {
        return loads().stream().mapToInt(OrganizationLoad::waiting).sum();
    }

    /**
     * @return how many organizations make no calls, because the API has asked for a pause
     */
    @ManagedAttribute(description = "Organizations that make no calls, because the API has asked for a pause")
    public long getPaused() {
        return loads().stream().filter(load -> load.pausedUntil() != null).count();
    }

    /**
     * @return the organizations that are calling, waiting or pausing, as a table with a row each
     * @throws OpenDataException never, as the columns are fixed
     */
    @ManagedOperation(description = "The organizations that are calling, waiting or pausing")
    public TabularData listOrganizations() throws OpenDataException {
        CompositeType row = new CompositeType(
                "OrganizationCalls", "The calls of an organization", COLUMNS, COLUMNS, new OpenType<?>[] {
                    SimpleType.STRING, SimpleType.INTEGER, SimpleType.INTEGER, SimpleType.STRING
                });
        TabularDataSupport table = new TabularDataSupport(
                new TabularType("Organizations", "The calls of each organization", row, new String[] {COLUMNS[0]}));
        for (OrganizationLoad load : loads()) {
            table.put(new CompositeDataSupport(row, COLUMNS, new Object[] {
                load.organizationId(),
                load.running(),
                load.waiting(),
                load.pausedUntil() == null ? null : load.pausedUntil().toString()
            }));
        }
        return table;
    }

    /** The organizations that are calling, waiting or pausing. */
    List<OrganizationLoad> loads() {
        return limits.loads();
    }

    /** After a call. */
    void called(String operation, String organizationId, int status, long nanos) {
        CallObserver observer = timers;
        if (observer != null) {
            observer.called(operation, organizationId, status, nanos);
        }
    }

    @Override
    protected void doStart() {
        CallMeters bound = CallMeters.bind(camelContext, this, organizationTag);
        timers = bound;
        meters = bound;
    }

    @Override
    protected void doStop() throws Exception {
        timers = null;
        if (meters != null) {
            meters.close();
        }
    }
}
