package io.github.camelplanado.api.model;

/** The body of a create or upsert of a job; all of it is optional (documentation). */
public final class JobCreation extends JobFields<JobCreation> {

    JobCreation() {
        super(true, null);
    }

    /** Your id, unique, 1 to 500 characters; with it a create can be repeated without harm. */
    public JobCreation externalId(String externalId) {
        return set("external_id", externalId);
    }

    /** Your order, which several jobs may share; at most 500 characters. */
    public JobCreation externalOrderId(String externalOrderId) {
        return set("external_order_id", externalOrderId);
    }

    /** Gives type, duration, description, assignee, fields and resolutions where they are not set; by uuid or name. */
    public JobCreation template(Reference template) {
        return reference("template", template, "uuid", "name");
    }

    /** By uuid or code; without it and without a template the account's default type. */
    public JobCreation jobType(Reference jobType) {
        return reference("job_type", jobType, "uuid", "code");
    }

    @Override
    JobCreation self() {
        return this;
    }
}
