package io.openreg.server.render;

import static io.openreg.server.render.Rendering.problems;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputOptionsTest {
  @Test
  void nothing_said_is_csv_under_the_default_name() {
    OutputOptions options = Rendering.options("{}");

    assertThat(options.formats()).containsExactly(OutputFormat.CSV);
    assertThat(options.fileName().text()).isEqualTo("report_{job_run_id}");
  }

  @Test
  void formats_are_taken_in_their_order_and_in_any_case() {
    assertThat(formats("{'output_formats':['XML','csv']}"))
        .containsExactly(OutputFormat.XML, OutputFormat.CSV);
    assertThat(formats("{'output_format':'Json'}")).containsExactly(OutputFormat.JSON);
    assertThat(formats("{'output_format':'csv','output_formats':['txt','csv']}"))
        .containsExactly(OutputFormat.TXT, OutputFormat.CSV);
  }

  @Test
  void an_unknown_format_is_refused_where_it_stands() {
    assertThat(problems("{'output_format':'xlsx'}"))
        .containsExactly(new OptionProblem(
            List.of("output_format"),
            "is no format; known are csv, json, xml, txt",
            "value_error"));
    assertThat(problems("{'output_formats':['csv','pdf','csv',7]}"))
        .extracting(OptionProblem::loc)
        .containsExactlyInAnyOrder(
            List.of("output_formats", 1),
            List.of("output_formats", 2),
            List.of("output_formats", 3));
    assertThat(problems("{'output_formats':[]}")).hasSize(1);
    assertThat(problems("{'output_format':'xml','output_formats':['csv']}")).hasSize(1);
  }

  @Test
  void options_are_found_in_each_of_their_places() {
    for (String config : List.of(
        "{'output_config':{'csv':{'delimiter':';'}}}",
        "{'csv':{'delimiter':';'}}",
        "{'csv_options':{'delimiter':';'}}")) {
      OutputOptions options = Rendering.options(config);
      assertThat(options.csv().delimiter()).isEqualTo(';');
    }
  }

  @Test
  void options_in_two_places_at_once_are_refused() {
    assertThat(problems("{'output_config':{'csv':{}},'csv_options':{'delimiter':';'}}"))
        .containsExactly(new OptionProblem(
            List.of("csv_options"),
            "is given in two places: keep output_config.csv",
            "value_error"));
  }

  @Test
  void unknown_options_are_refused_with_their_location_and_the_known_ones() {
    assertThat(problems("{'output_config':{'csv':{'delimeter':';'},'pdf':{}}}"))
        .extracting(OptionProblem::loc, OptionProblem::type)
        .containsExactlyInAnyOrder(
            tuple(List.of("output_config", "csv", "delimeter"), "unknown_option"),
            tuple(List.of("output_config", "pdf"), "unknown_option"));
    assertThat(problems("{'csv':{'delimeter':';'}}").get(0).msg())
        .contains("delimiter")
        .contains("quote_char");
  }

  @Test
  void members_of_the_config_that_are_not_the_outputs_are_left_alone() {
    assertThat(problems("{'mode':'simple','query_sql':'select 1','validation_rule_ids':[]}"))
        .isEmpty();
  }

  @Test
  void all_problems_are_reported_at_once() {
    assertThat(problems("""
                {'output_format':'xls','csv':{'delimiter':'ab','include_header':'yes','x':1},
                'json':{'pretty_print':1},'xml':{'root_element':'1a'},'txt':{'columns':[{'length':0}]},
                'max_records_per_file':0,'field_mappings':[{'transform':'UP'}],'output_filename_template':'a/b'}"""))
        .extracting(OptionProblem::loc)
        .containsExactlyInAnyOrder(
            List.of("output_format"),
            List.of("csv", "delimiter"),
            List.of("csv", "include_header"),
            List.of("csv", "x"),
            List.of("json", "pretty_print"),
            List.of("xml", "root_element"),
            List.of("txt", "columns", 0, "field"),
            List.of("txt", "columns", 0, "length"),
            List.of("max_records_per_file"),
            List.of("field_mappings", 0, "transform"),
            List.of("field_mappings", 0, "targetXPath"),
            List.of("output_filename_template"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'schema_id':'0190a1b2-0000-7000-8000-000000000001'}",
        "{'xbrl_taxonomy_id':'x'}",
        "{'xml':{'header':{'message_type':'auth.016'}}}"
      })
  void what_comes_later_is_refused_by_name(String config) {
    assertThat(problems(config)).singleElement().satisfies(problem -> {
      assertThat(problem.type()).isEqualTo("not_supported");
      assertThat(problem.msg()).isEqualTo("is not supported yet");
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'output_format':1}",
        "{'output_formats':'csv'}",
        "{'output_config':[]}",
        "{'csv':'x'}",
        "{'csv':{'quote_char':','}}",
        "{'csv':{'delimiter':';','escape_char':';'}}",
        "{'csv':{'delimiter':'\\n'}}",
        "{'csv':{'delimiter':''}}",
        "{'csv':{'line_ending':'cr'}}",
        "{'csv':{'column_headers':['a',1]}}",
        "{'csv':{'column_headers':'a'}}",
        "{'csv':{'include_trailer':true}}",
        "{'csv':{'file_header':'{record_cuont}'}}",
        "{'csv':{'trailer_text':'{data}'}}",
        "{'csv':{'column_headers':['a','b']},'field_mappings':[{'sourceColumn':'a'}]}",
        "{'json':{'pretty_print':true,'wrap_in_array':false}}",
        "{'json':{'wrapper_template':'[1]'}}",
        "{'json':{'wrapper_template':'{data}{data}'}}",
        "{'json':{'wrapper_template':'x {data}'}}",
        "{'json':{'wrapper_template':'{data}','wrap_in_array':false}}",
        "{'xml':{'row_element':'a b'}}",
        "{'xml':{'row_element':'a:b'}}",
        "{'xml':{'header':{'a b':'x'}}}",
        "{'xml':{'header':{'a':[1]}}}",
        "{'xml':{'header':{'a':'{nonsense}'}}}",
        "{'xml':{'custom_header':'<a>'}}",
        "{'xml':{'custom_header':'<!DOCTYPE a><a/>'}}",
        "{'txt':{'columns':[{'field':'a','padding':'both'}]}}",
        "{'txt':{'columns':[{'field':'a','padding_char':'xx'}]}}",
        "{'txt':{'columns':[{'field':'a','length':5},{'field':'b','start_position':3}]}}",
        "{'txt':{'columns':[{'field':'a','length':5}],'record_length':4}}",
        "{'txt':{'columns':[{'field':'a'}],'delimiter':';'}}",
        "{'txt':{'record_length':4}}",
        "{'txt':{'columns':[{'field':'a','colour':'red'}]}}",
        "{'txt':{'columns':[{'field':'a'}]},'field_mappings':[{'sourceColumn':'b'}]}",
        "{'max_records_per_file':1.5}",
        "{'max_file_size_bytes':-1}",
        "{'namespace':5}",
        "{'field_mappings':{}}",
        "{'field_mappings':['x']}",
        "{'field_mappings':[{'sourceColumn':'a','targetXPath':'//a'}]}",
        "{'field_mappings':[{'sourceColumn':'a','targetXPath':'/a/@b/c'}]}",
        "{'field_mappings':[{'sourceColumn':'a','targetXPath':'/a/b[1]'}]}",
        "{'field_mappings':[{'sourceColumn':'a','colour':'red'}]}",
        "{'field_mappings':[{'sourceColumn':'a','defaultValue':{}}]}",
        "{'output_format':'json','field_mappings':[{'targetXPath':'/a/Id'},{'targetXPath':'/b/Id'}]}",
        "{'output_format':'xml','field_mappings':[{'targetXPath':'/D/Tx/Id'},{'targetXPath':'/D/Tx/Id/X'}]}",
        "{'output_format':'xml','field_mappings':[{'targetXPath':'/D/Tx/Id/X'},{'targetXPath':'/D/Tx/Id'}]}",
        "{'output_format':'xml','field_mappings':[{'targetXPath':'/D/Tx/@a'},{'targetXPath':'/D/Tx/@a'}]}",
        "{'output_format':'xml','xml':{'row_element':'Tx'},'field_mappings':[{'targetXPath':'/D/Tx/Id'},{'targetXPath':'/D/Id'}]}",
        "{'output_format':'xml','xml':{'row_element':'Tx'},'field_mappings':[{'targetXPath':'/D/R/Tx/Id'},{'targetXPath':'/D/R/@x'}]}"
      })
  void each_of_these_is_one_problem(String config) {
    assertThat(problems(config)).hasSize(1);
  }

  @Test
  void a_mapping_that_the_csv_cannot_name_apart_is_fine_where_it_names_its_columns_itself() {
    assertThat(problems("""
                {'output_formats':['csv','xml'],'csv':{'column_headers':['Buyer','Seller']},
                'field_mappings':[{'sourceColumn':'b','targetXPath':'/D/Tx/B/LEI'},{'sourceColumn':'s','targetXPath':'/D/Tx/S/LEI'}]}""")).isEmpty();
  }

  @Test
  void a_file_that_names_itself_needs_a_name_that_is_known_before_it_is_published() {
    assertThat(problems(
            "{'csv':{'trailer_text':'{filename}'},'output_filename_template':'a_{sequence}'}"))
        .extracting(OptionProblem::loc)
        .containsExactly(List.of("output_filename_template"));
    assertThat(problems(
            "{'csv':{'trailer_text':'{filename}'},'output_filename_template':'a_{parts}'}"))
        .hasSize(1);
    assertThat(
            problems("{'csv':{'trailer_text':'{filename}'},'output_filename_template':'a_{part}'}"))
        .isEmpty();
    assertThat(
            problems(
                "{'output_format':'xml','csv':{'trailer_text':'{filename}'},'output_filename_template':'a_{sequence}'}"))
        .isEmpty();
  }

  private static List<OutputFormat> formats(String config) {
    OutputOptions options = Rendering.options(config);
    return options.formats();
  }
}
