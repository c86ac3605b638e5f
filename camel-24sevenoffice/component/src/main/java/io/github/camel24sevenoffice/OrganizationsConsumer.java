/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import java.util.List;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.Suspendable;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Polls a list for several organizations: each has its own consumer, with its own schedule, state and errors, so that a slow
 * or failing one does not hold up the others.
 */
final class OrganizationsConsumer extends DefaultConsumer implements Suspendable, HealthCheckAware {

    private final List<TsOfficeConsumer> consumers;
    private HealthCheck healthCheck;

    OrganizationsConsumer(TsOfficeEndpoint endpoint, Processor processor, List<TsOfficeConsumer> consumers) {
        super(endpoint, processor);
        this.consumers = List.copyOf(consumers);
    }

    @Override
    public void setRoute(Route route) {
        super.setRoute(route);
        healthCheck = new OrganizationsHealthCheck("consumer:" + route.getRouteId(), getEndpoint(), consumers);
        consumers.forEach(consumer -> consumer.setRoute(route));
    }

    @Override
    public void setHealthCheck(HealthCheck healthCheck) {
        this.healthCheck = healthCheck;
    }

    @Override
    public HealthCheck getHealthCheck() {
        return healthCheck;
    }

    @Override
    protected void doBuild() throws Exception {
        super.doBuild();
        ServiceHelper.buildService(consumers);
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        ServiceHelper.initService(consumers);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ServiceHelper.startService(consumers);
    }

    @Override
    protected void doSuspend() throws Exception {
        ServiceHelper.suspendServices(consumers);
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        ServiceHelper.resumeServices(consumers);
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopService(consumers);
        super.doStop();
    }

    @Override
    protected void doShutdown() throws Exception {
        ServiceHelper.stopAndShutdownServices(consumers);
        super.doShutdown();
    }
}
