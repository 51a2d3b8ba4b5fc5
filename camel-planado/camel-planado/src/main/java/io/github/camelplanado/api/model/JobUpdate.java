package io.github.camelplanado.api.model;

/** The body of an update of a job. Template, type and external ids are not in the documentation of it. */
public final class JobUpdate extends JobFields<JobUpdate> {

    JobUpdate(String uuid) {
        super(false, uuid);
    }

    @Override
    JobUpdate self() {
        return this;
    }
}
