package org.threatreviews.review.plan;

import org.springframework.data.repository.CrudRepository;

interface ProgrammeRepository extends CrudRepository<Programme, String> {}
