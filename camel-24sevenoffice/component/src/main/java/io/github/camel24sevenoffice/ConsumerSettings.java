/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel24sevenoffice;

import io.github.camel24sevenoffice.call.OperationClient;
import io.github.camel24sevenoffice.contract.Operation;
import io.github.camel24sevenoffice.poll.ChangeDetection;
import io.github.camel24sevenoffice.poll.PollSettings;
import io.github.camel24sevenoffice.poll.PollableList;
import io.github.camel24sevenoffice.poll.PostingWindow;
import io.github.camel24sevenoffice.poll.StartFrom;
import io.github.camel24sevenoffice.request.Query;
import io.github.camel24sevenoffice.request.QueryString;
import io.github.camel24sevenoffice.response.JsonReader;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a consumer knows about its polls once its endpoint is checked. Immutable.
 *
 * @param list what is polled
 * @param path its path, encoded
 * @param query the API parameters of the endpoint
 * @param detection how changes are found
 * @param poll the options of each poll
 * @param client calls the operation of the list
 * @param json reads rows as objects; null when they stay JSON
 */
record ConsumerSettings(
        PollableList list,
        String path,
        Map<String, String> query,
        ChangeDetection detection,
        PollSettings poll,
        OperationClient client,
        JsonReader json) {

    /** A failed row waits longer than a failed call: 5 s. */
    private static final int PAUSE_OF_A_ROW = 5;

    /**
     * @throws IllegalArgumentException if an option or a parameter of the endpoint is missing or wrong; the message names it
     */
    static ConsumerSettings of(TsOfficeEndpoint endpoint) {
        TsOfficeConsumerConfiguration options = endpoint.getConsumer();
        endpoint.getConfiguration().checkNumbers();
        checkNumbers(options);
        Operation operation = endpoint.operation();
        if (operation == null) {
            throw new IllegalArgumentException("A consumer needs a list that the component knows, but not "
                    + endpoint.template() + "; its options need the fields of the list");
        }
        PollableList list = PollableList.of(operation);
        String template = endpoint.template().toString();
        if (template.contains("{")) {
            throw new IllegalArgumentException("The path of a consumer must not have a placeholder, but is " + template
                    + ": there is no message to take the value from; write the id itself");
        }
        ChangeDetection detection = ChangeDetection.of(options.getChangeDetection(), list);
        StartFrom start = StartFrom.parse(options.getStartFrom());
        if (detection == ChangeDetection.SNAPSHOT && start.kind() == StartFrom.Kind.TIME) {
            throw new IllegalArgumentException("The option startFrom must be beginning or now, since changeDetection is"
                    + " snapshot, which knows no times, but is " + options.getStartFrom());
        }
        boolean checked = endpoint.getConfiguration().isStrictContract();
        Map<String, String> query = query(endpoint, list, checked ? operation : null);
        OperationClient client = Clients.client(endpoint, operation);
        return new ConsumerSettings(
                list,
                (checked ? endpoint.template().checkedBy(operation) : endpoint.template()).expand(name -> null),
                query,
                detection,
                new PollSettings(
                        start,
                        Duration.ofMillis(options.getOverlap()),
                        window(options.getPostingWindow(), list, query),
                        options.getMaxInFlight(),
                        options.getMaxAttempts(),
                        client.settings().retries().firstDelay().multipliedBy(PAUSE_OF_A_ROW),
                        options.getMaxDeletedShare(),
                        options.isSplitResults()),
                client,
                endpoint.getOutputType() == null
                        ? null
                        : new JsonReader(
                                Clients.objectMapper(endpoint.getCamelContext()),
                                endpoint.getOutputType(),
                                client.toString()));
    }

    private static void checkNumbers(TsOfficeConsumerConfiguration options) {
        require(options.getOverlap() >= 0, "overlap", "0 ms or more", options.getOverlap() + " ms");
        require(options.getMaxInFlight() >= 1, "maxInFlight", "1 or more", options.getMaxInFlight());
        require(options.getMaxAttempts() >= 0, "maxAttempts", "0, for no limit, or more", options.getMaxAttempts());
        require(
                options.getMaxDeletedShare() >= 0 && options.getMaxDeletedShare() <= 1,
                "maxDeletedShare",
                "from 0 to 1",
                options.getMaxDeletedShare());
    }

    private static void require(boolean fulfilled, String option, String expected, Object value) {
        if (!fulfilled) {
            throw new IllegalArgumentException("The option " + option + " must be " + expected + ", but is " + value);
        }
    }

    private static Map<String, String> query(TsOfficeEndpoint endpoint, PollableList list, Operation checks) {
        Map<String, Object> parameters = new LinkedHashMap<>(endpoint.apiParameters());
        PollableList.OWN_PARAMETERS.forEach((name, advice) -> {
            if (parameters.containsKey(name)) {
                throw new IllegalArgumentException("The query parameter " + name
                        + " cannot be set on a consumer, which sets it itself; " + advice);
            }
        });
        if (list.isWindowed()
                && endpoint.getConsumer().getPostingWindow() == null
                && !parameters.keySet().containsAll(PollableList.DATES)) {
            throw new IllegalArgumentException(
                    list.operation() + " is read for a range of dates: set the option postingWindow"
                            + " to days back and days ahead, for example 400d,60d");
        }
        boolean moving = list.isWindowed() && endpoint.getConsumer().getPostingWindow() != null;
        if (moving) {
            // the dates come with each poll; here they are for the check only
            PollableList.DATES.forEach(name -> parameters.putIfAbsent(name, "2026-01-01"));
        }
        Map<String, String> query = new LinkedHashMap<>(
                Query.of(parameters, checks, endpoint.optionNames()).constants());
        if (moving) {
            PollableList.DATES.forEach(name -> {
                if (!endpoint.apiParameters().containsKey(name)) {
                    query.remove(name);
                }
            });
        }
        return query;
    }

    private static PostingWindow window(String option, PollableList list, Map<String, String> query) {
        if (option == null) {
            return null;
        }
        if (!list.isWindowed()) {
            throw new IllegalArgumentException("The option postingWindow must be left out, since " + list.operation()
                    + " does not need the parameters dateFrom and dateTo");
        }
        if (PollableList.DATES.stream().anyMatch(query::containsKey)) {
            throw new IllegalArgumentException(
                    "The option postingWindow cannot be combined with the query parameters dateFrom and dateTo");
        }
        return PostingWindow.parse(option);
    }

    /**
     * Names the endpoint and the organization; options that do not change what is read are not in it. Without an equals sign,
     * which Camel's FileStateRepository does not accept in a key.
     */
    String stateKey(String organizationId) {
        String parameters = QueryString.format(new TreeMap<>(query)).replace('=', ':');
        return "tsoffice:" + path.substring(1) + (parameters.isEmpty() ? "" : "?" + parameters) + " "
                + detection.name().toLowerCase(Locale.ROOT) + " organization " + organizationId;
    }
}
