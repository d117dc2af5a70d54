package org.threatreviews.review;

import org.springframework.data.repository.CrudRepository;

interface ProgrammeRepository extends CrudRepository<Programme, String> {}
